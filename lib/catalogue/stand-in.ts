import { spelledNumber } from "./phone-number";
import { withoutEnds } from "./plain-text";

/** Why a call has no number to show: its caller withholds it, or nobody knows it. */
export type StandIn = "withheld" | "unknown";

/**
 * What Twilio tells in the place of a number, by the keys that spell it: ANONYMOUS, RESTRICTED, BLOCKED,
 * UNKNOWN, UNAVAILABLE, and none at all (Twilio help: Why am I getting calls from these strange numbers?).
 * Two of them as that page misspells them.
 */
const byKeys: Readonly<Record<string, StandIn>> = {
  "266696687": "withheld",
  "7378742833": "withheld",
  "7378742883": "withheld",
  "2562533": "withheld",
  "8656696": "unknown",
  "8566696": "unknown",
  "86282452253": "unknown",
  "464": "unknown",
};

/** What is told in words, since Twilio no longer spells all of them (Twilio changelog, 2022-11-16). */
const byWord: Readonly<Record<string, StandIn>> = {
  anonymous: "withheld",
  restricted: "withheld",
  blocked: "withheld",
  private: "withheld",
  withheld: "withheld",
  hidden: "withheld",
  suppressed: "withheld",
  unknown: "unknown",
  unavailable: "unknown",
  none: "unknown",
};

/** What else is said with such words, and what says by itself that there is no number. */
const besides = new Set(["caller", "callerid", "id", "name", "number", "party", "user"]);
const NO_NUMBER =
  /^(?:(?:caller|number|id) )*(?:no|not) (?:caller )?(?:id|number|available|provided)$|^out of area$/;

/**
 * What a text stands for that Twilio tells in the place of a caller's number or address; null where
 * it is a number or an address itself.
 */
export function standIn(text: string): StandIn | null {
  const address = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const [, scheme = "", user = "", host = ""] =
    /^(?:(sips?|tel|client):)?([^@;?]*)(?:@([^;?:]*))?/i.exec(withoutEnds(address)) ?? [];
  // RFC 3323: nobody can be reached below this name.
  if (/(?:^|\.)invalid\.?$/i.test(host)) return "withheld";
  // Twilio docs: Client, a caller without a name of their own.
  if (/^client$/i.test(scheme)) return ofWords(user) && "unknown";
  return /\d/.test(user) ? ofDigits(user, /^sip/i.test(scheme) || host !== "") : ofWords(user);
}

/** The same of a name, which may be any word: only a number or an address in it stands for something. */
export const isStandInAddress = (text: string): boolean =>
  /^(?:[+\d]|sips?:)/i.test(spelledNumber(text)) && standIn(text) !== null;

/** Whether what is written like a number or a SIP address stands for nobody who could be called. */
export function isUncallable(text: string): boolean {
  if (text.startsWith("+")) return standIn(text) !== null;
  return /^sips?:/i.test(text) && /@(?:[^;?:]*\.)?invalid\.?(?:[;?:]|$)/i.test(text);
}

function ofDigits(user: string, isSip: boolean): StandIn | null {
  const number = spelledNumber(user);
  if (!/^\+?\d+$/.test(number)) return null;
  const digits = number.replace("+", "");
  // Short ones without a + may be somebody's extension.
  if (digits === number && digits.length < (isSip ? 9 : 7)) return null;
  if (/^1?0{3,}$/.test(digits)) return "unknown";
  return byKeys[digits] ?? byKeys[digits.replace(/^1(?=\d{7})/, "")] ?? null;
}

function ofWords(user: string): StandIn | null {
  const words = user.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (NO_NUMBER.test(words.join(" "))) return "unknown";
  if (!words.every((word) => Object.hasOwn(byWord, word) || besides.has(word))) return null;
  const meant = words.flatMap((word) => byWord[word] ?? []);
  return meant.find((one) => one === "withheld") ?? meant[0] ?? null;
}
