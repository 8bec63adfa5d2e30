import type { EndpointType } from "./option";
import { foreignIn, hasOptionalZero, spelledNumber } from "./phone-number";
import { isolated } from "./plain-text";
import { isUncallable } from "./stand-in";

const E164 = /^\+[1-9]\d{1,14}$/;
const PARAMETERS = "(?:\\?[^=&?\\s]+=[^&\\s]*(?:&[^=&\\s]+=[^&\\s]*)*)?";

interface Shape {
  type: Exclude<EndpointType, "withheld">;
  /** Tells what somebody began to write. */
  hint: RegExp;
  whole: RegExp;
  /** The sentence that says how to write it. */
  how: string;
}

// A bare word can be several of these: the first one that an option accepts counts.
const shapes: readonly Shape[] = [
  {
    type: "phone",
    hint: /^[+\d]/,
    whole: E164,
    how: "A phone number starts with + and the country code, for example +14155550123.",
  },
  {
    type: "client",
    hint: /^client:/i,
    whole: new RegExp(`^client:[^?\\s]+${PARAMETERS}$`),
    how: "A client is written client:name, or client:name?key=value with parameters.",
  },
  {
    type: "sip",
    hint: /^sips?:|^[^:]+@/i,
    // Twilio's error 21227: the headers have fewer than 1024 characters.
    whole: /^sips?:[^@?\s]+@[^@?\s]+(?:\?\S{1,1023})?$/,
    how: "A SIP address is written sip:name@host, or sip:name@host?x-key=value with headers.",
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
  "This is what Twilio tells of a caller whose number is withheld or unknown. Nobody can be called there.";

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

/** Whether a text is a phone number in E.164: +, country code, at most 15 digits, nothing else. */
export const isE164 = (text: string): boolean => E164.test(text);

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
  return meant.type === "phone" ? numberProblem(text, meant.how) : meant.how;
}

/** What is wrong with what is meant to be a phone number; first of all, what does not belong there. */
function numberProblem(text: string, how: string): string {
  if (hasOptionalZero(text)) {
    return "Write only what is dialled from abroad: in most countries, the number without its “(0)”.";
  }
  const foreign = foreignIn(text).slice(0, 3).map(inQuotes);
  if (foreign.length > 0) return `A phone number does not contain ${foreign.join(", ")}. ${how}`;
  const number = spelledNumber(text);
  return isE164(number)
    ? `Write a phone number without spaces, brackets and dashes: ${number}.`
    : how;
}

function inQuotes(foreign: string): string {
  if (foreign === "+") return "a + in the middle";
  return `“${isolated(Array.from(foreign).slice(0, 12).join(""))}”`;
}
