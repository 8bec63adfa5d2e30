import type { EndpointType } from "./option";
import { foreignIn, hasOptionalZero, spelledNumber } from "./phone-number";
import { characterName, isolated } from "./plain-text";
import { isUncallable } from "./stand-in";

const PARAMETERS = "(?:\\?[^=&?\\s]+=[^&\\s]*(?:&[^=&\\s]+=[^&\\s]*)*)?";

/** A phone number as Twilio calls it: +, the country code, and as many digits as its country can have. */
export const e164 = /^\+(?:1\d{10}|[2-9]\d{6,14})$/;

/** Whether a text is a phone number in E.164, with nothing before or after it. */
export const isE164 = (text: string): boolean => e164.test(text);

/** Twilio docs: TwiML <Client>. */
const LONGEST_CLIENT = 256;
/** Twilio docs: error 21227. */
const LONGEST_HEADERS = 1023;

const PHONE = "A phone number starts with + and the country code, for example +14155550123.";

interface Shape {
  type: Exclude<EndpointType, "withheld">;
  /** Tells what somebody began to write. */
  hint: RegExp;
  whole: RegExp;
  /** The sentence that says how to write it. */
  how: string;
  /** What is wrong with this one in particular, where that can be told. */
  mistake?: (text: string) => string | undefined;
}

// A bare word can be several of these: the first one that an option accepts counts.
const shapes: readonly Shape[] = [
  {
    type: "phone",
    hint: /^[+\d]/,
    whole: e164,
    how: PHONE,
    mistake: phoneMistake,
  },
  {
    type: "client",
    hint: /^client:/i,
    // Seen at Twilio: error 21211 for others (twilio-php issue 378, voice-quickstart-objc issue 112).
    whole: new RegExp(`^client:[A-Za-z0-9_]{1,${LONGEST_CLIENT}}${PARAMETERS}$`),
    how: "A client is written client:name, or client:name?key=value with parameters.",
    mistake: clientMistake,
  },
  {
    type: "sip",
    hint: /^sips?:|^[^:]+@/i,
    whole: new RegExp(`^sips?:[^@?\\s]+@[^@?\\s]+(?:\\?\\S{1,${LONGEST_HEADERS}})?$`),
    how: "A SIP address is written sip:name@host, or sip:name@host?x-key=value with headers.",
    mistake: sipMistake,
  },
  {
    type: "app",
    hint: /^app:/i,
    whole: new RegExp(`^app:AP[0-9a-fA-F]{32}${PARAMETERS}$`),
    how: "A TwiML App is written app: followed by its SID, AP and 32 hexadecimal digits.",
  },
  {
    type: "emergency",
    hint: /^\d{3}$/,
    whole: /^\d{3}$/,
    how: "An emergency number is three digits.",
  },
  {
    type: "sip-user",
    hint: /^[^:@?]+$/,
    whole: /^(?!\+)[^:@?/\s]+$/,
    how: "The name part of a SIP address is one word without : @ ? and /.",
  },
];

const FOR_NOBODY =
  "Twilio shows this for a caller whose number is withheld or unknown. It cannot be called.";

/** What is wrong with what is meant to be a phone number; first of all, what does not belong there. */
function phoneMistake(text: string): string | undefined {
  if (hasOptionalZero(text)) {
    return "Write only what is dialled from abroad: in most countries, the number without its “(0)”.";
  }
  const foreign = foreignIn(text).slice(0, 3).map(inQuotes);
  if (foreign.length > 0) return `A phone number does not contain ${foreign.join(", ")}. ${PHONE}`;
  const number = spelledNumber(text);
  if (isE164(number)) return `Write a phone number without spaces, brackets and dashes: ${number}.`;
  const [, digits = ""] = /^\+([1-9]\d*)$/.exec(number) ?? [];
  const count = digits.length;
  if (count > 15) return `A phone number has at most 15 digits. This one has ${count}.`;
  if (digits.startsWith("1")) {
    return `A number in the US or Canada has 10 digits after +1. This one has ${count - 1}.`;
  }
  return digits && `A phone number has at least 7 digits. This one has ${count}.`;
}

function inQuotes(foreign: string): string {
  if (foreign === "+") return "a + in the middle";
  return `“${isolated(Array.from(foreign).slice(0, 12).join(""))}”`;
}

function clientMistake(text: string): string | undefined {
  const name = /^client:([^?]*)/.exec(text)?.[1] ?? "";
  const other = /[^A-Za-z0-9_]/u.exec(name)?.[0];
  if (other !== undefined) {
    return `Twilio refuses ${quoted(other)} in a client's name. Use only letters from A to Z, digits and _.`;
  }
  if (name.length <= LONGEST_CLIENT) return undefined;
  return `A client's name has at most ${LONGEST_CLIENT} characters. This one has ${name.length}.`;
}

function sipMistake(text: string): string | undefined {
  const [, address = "", headers = ""] = /^sips?:([^?]*)\??([^]*)$/.exec(text) ?? [];
  const blank = /\s/.exec(address + headers)?.[0];
  if (blank !== undefined) return `A SIP address cannot have ${quoted(blank)} in it.`;
  if (headers.length > LONGEST_HEADERS) {
    return `The headers have at most ${LONGEST_HEADERS} characters. These have ${headers.length}.`;
  }
  const [user = "", host, more] = address.split("@");
  if (more !== undefined) return "A SIP address has only one @.";
  const lacksUser = address !== "" && (host === undefined || user === "");
  if (lacksUser) return `Write a name before the host: sip:name@${host ?? user}.`;
  return host === "" ? `Write a host after the @: sip:${user}@example.com.` : undefined;
}

/** A character as a person can find it, though it may not be seen. */
function quoted(character: string): string {
  if (character === " ") return "a space";
  return /[\p{C}\p{Z}]/u.test(character) ? characterName(character) : `“${character}”`;
}

/**
 * What an endpoint is, or undefined if it is not a whole one. Give the types that the option
 * accepts: 911 is an emergency number to call, but in From it can only be the name part of a SIP
 * address.
 */
export function endpointType(
  text: string,
  accepts?: readonly EndpointType[],
): EndpointType | undefined {
  const isAccepted = (type: EndpointType) => !accepts || accepts.includes(type);
  if (isUncallable(text)) return isAccepted("withheld") ? "withheld" : undefined;
  return shapes.find(({ type, whole }) => whole.test(text) && isAccepted(type))?.type;
}

/**
 * What is wrong with an endpoint, in a sentence that says how to write it; undefined if it is
 * right.
 */
export function endpointProblem(
  text: string,
  accepts: readonly EndpointType[],
): string | undefined {
  if (endpointType(text, accepts)) return undefined;
  if (isUncallable(text)) return FOR_NOBODY;
  const accepted = shapes.filter(({ type }) => accepts.includes(type));
  const meant = shapes.find(({ type, hint }) =>
    hint.test(type === "phone" ? spelledNumber(text) : text),
  );
  if (!meant || !accepted.includes(meant)) return accepted.map(({ how }) => how).join(" ");
  return meant.mistake?.(text) || meant.how;
}
