import "server-only";
import type { Fault } from "@/lib/model/fault";

interface Meaning {
  kind?: Fault["kind"];
  /** What happened and what to do, in the words of the board. */
  message: string;
  option?: string;
}

/** @param said what Twilio says of it itself */
type MeaningOf = Meaning | ((said: string) => Meaning);

/** Twilio's error codes that a supervisor can meet, in plain words (Twilio docs: Error and Warning Dictionary). */
const meanings: Record<number, MeaningOf> = {
  10004: {
    kind: "rate-limited",
    message:
      "The account has as many calls as it may have at once. Wait until one ends, or ask Twilio to raise the limit.",
  },
  20003: {
    kind: "unauthorised",
    message:
      "Twilio does not accept Bridgeboard's credentials. Check TWILIO_ACCOUNT_SID and the auth token or API key, and that the key belongs to the region.",
  },
  20004: { message: "Twilio does not allow this here. The conference may have no valid SID." },
  20005: {
    kind: "forbidden",
    message: "The Twilio account is not active. Look at its state in the Twilio Console.",
  },
  20007: { message: "Twilio gives at most 1,000 rows in one page. Ask for fewer." },
  20403: {
    kind: "forbidden",
    message: "The Twilio account may not do this. It may be suspended: look at the Twilio Console.",
  },
  20404: {
    kind: "not-found",
    message:
      "This is no longer there: the participant has left or was removed, or the conference has ended.",
  },
  20429: {
    kind: "rate-limited",
    message:
      "Twilio is getting too many requests from this account at the moment. Nothing was changed; try again in a few seconds.",
  },
  20500: { kind: "unavailable", message: "Twilio had an internal error." },
  20503: { kind: "unavailable", message: "Twilio is not available at the moment." },
  21201: { message: "There is no number to call. Fill in To.", option: "to" },
  21202: { message: "This is a premium number, which Twilio does not call.", option: "to" },
  21203: { message: "International calls are not enabled for this account.", option: "to" },
  21205: {
    message:
      "One of the URLs is not valid. It has to be a whole address, such as https://example.com/hold.mp3.",
  },
  21210: {
    message:
      "This From number belongs to nobody on the account. Choose one of the account's numbers, or verify it with Twilio first.",
    option: "from",
  },
  21211: {
    message:
      "This is not a number that Twilio can call. Write it with + and the country code, for example +14155550123.",
    option: "to",
  },
  21212: {
    message:
      "This From is not a valid number. Write it with + and the country code, or choose one of the account's numbers.",
    option: "from",
  },
  21213: { message: "There is no number to call from. Fill in From.", option: "from" },
  21214: { message: "This number cannot be reached.", option: "to" },
  21215: {
    message:
      "The account may not call this country. Allow it under Geo Permissions in the Twilio Console.",
    option: "to",
  },
  21216: { message: "Twilio blocks calls to this number.", option: "to" },
  21217: { message: "This does not appear to be a valid phone number.", option: "to" },
  21219: {
    message: "A trial account can only call numbers that were verified with Twilio.",
    option: "to",
  },
  21220: { kind: "conflict", message: "The call is already over." },
  21221: {
    message: "The SIP user name must be shorter than 256 characters.",
    option: "sipAuthUsername",
  },
  21222: {
    message: "The SIP user name has characters that SIP does not allow.",
    option: "sipAuthUsername",
  },
  21223: {
    message: "The SIP password must be shorter than 256 characters.",
    option: "sipAuthPassword",
  },
  21224: {
    message: "The SIP password has characters that SIP does not allow.",
    option: "sipAuthPassword",
  },
  21225: { message: "A SIP user name needs its password.", option: "sipAuthPassword" },
  21226: { message: "SIP calls are not enabled for this account.", option: "to" },
  21227: {
    message: "The headers after this SIP address have to be shorter than 1,024 characters.",
    option: "to",
  },
  21228: {
    message: "The name of a header after this SIP address has a character that SIP does not allow.",
    option: "to",
  },
  21229: {
    message:
      "The value of a header after this SIP address has a character that SIP does not allow. Write it percent-encoded.",
    option: "to",
  },
  21234: {
    message: "One of the answering machine detection values is not allowed.",
    option: "machineDetection",
  },
  13223: {
    message: "Write the number with + and the country code, for example +14155550123.",
    option: "to",
  },
  13224: { message: "Twilio does not call this number, or it is not valid.", option: "to" },
  13227: {
    message:
      "The account may not call this country. Allow it under Geo Permissions in the Twilio Console.",
    option: "to",
  },
  13237: { message: "A conference's name has between 1 and 128 characters." },
  13247: {
    message: "This From number is not valid, or not assigned to the account.",
    option: "from",
  },
  16000: {
    kind: "conflict",
    message:
      "Coaching is not available on this account's conferences. Switch the account to Agent Conference in the Twilio Console.",
    option: "coaching",
  },
  16001: { kind: "conflict", message: "The conference is not active: nobody is talking in it." },
  16003: { kind: "not-found", message: "Twilio does not know this conference." },
  16020: {
    kind: "conflict",
    message: "The conference is full. Somebody has to leave before anybody can join.",
  },
  16021: {
    kind: "rate-limited",
    message: "The account has as many calls as it may have at once. Wait until one ends.",
  },
  16022: { kind: "not-found", message: "The conference does not exist any more, or has ended." },
  16024: {
    message: "A label has at most 128 characters, no slash, and does not look like a Call SID.",
    option: "label",
  },
  16026: {
    kind: "conflict",
    message: "Somebody in this conference already has this label. Choose another.",
    option: "label",
  },
  16027: {
    kind: "conflict",
    message: "The participant to be coached is on hold. Resume them first.",
    option: "callSidToCoach",
  },
  16028: {
    kind: "conflict",
    message: "The participant to be coached is not in the conference.",
    option: "callSidToCoach",
  },
  16030: { message: "Twilio could not add this participant to the conference." },
  16099: {
    kind: "conflict",
    message: "The conference is in a state in which this is not possible.",
  },
  70051: (said) => {
    const name = /permission ([\w/.-]+) is missing/.exec(said)?.[1];
    const lacking = name ? `the permission ${name}` : "a permission for it";
    return {
      kind: "forbidden",
      message: `Bridgeboard's API key may not do this: it lacks ${lacking}. Give the key that permission in the Twilio Console, or use a Standard key.`,
    };
  },
};

/** What Twilio's code means to the person at the board; nothing for a code that we have no words for. */
export function meaningOf(code: number | undefined, said = ""): Meaning | undefined {
  const meaning = code === undefined ? undefined : meanings[code];
  return typeof meaning === "function" ? meaning(said) : meaning;
}
