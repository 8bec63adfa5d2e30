import type { EndpointType } from "./option";

const PARAMETERS = "(?:\\?[^=&?\\s]+=[^&\\s]*(?:&[^=&\\s]+=[^&\\s]*)*)?";

interface Shape {
  type: EndpointType;
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
    hint: /^[+\d(]/,
    whole: /^\+[1-9]\d{1,14}$/,
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
    whole: /^[^:@?/\s]+$/,
    how: "The name part of a SIP address is one word without : @ ? and /.",
  },
];

/**
 * What an endpoint is, or undefined if it is not a whole one. Give the types that the option
 * accepts: 911 is an emergency number to call, but in From it can only be the name part of a SIP
 * address.
 */
export function endpointType(
  text: string,
  accepts?: readonly EndpointType[],
): EndpointType | undefined {
  return shapes.find(({ type, whole }) => whole.test(text) && (!accepts || accepts.includes(type)))
    ?.type;
}

/** Whether a text is a phone number in E.164: +, country code, at most 15 digits, nothing else. */
export function isE164(text: string): boolean {
  return endpointType(text, ["phone"]) === "phone";
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
  const bare = text.replaceAll(/[\s().-]/g, "");
  if (accepts.includes("phone") && isE164(bare)) {
    return `Write a phone number without spaces, brackets and dashes: ${bare}.`;
  }
  const accepted = shapes.filter(({ type }) => accepts.includes(type));
  const meant = shapes.find(({ hint }) => hint.test(text));
  const hows = meant && accepted.includes(meant) ? [meant] : accepted;
  return hows.map(({ how }) => how).join(" ");
}
