import type { EndpointType } from "./option";

const CUSTOM_PARAMETERS = "(?:\\?[^=&?\\s]+=[^&\\s]*(?:&[^=&\\s]+=[^&\\s]*)*)?";

/** For each type: how it is told from the others, what a whole one looks like, and the sentence that says so. */
const types: Record<EndpointType, { hint: RegExp; whole: RegExp; shape: string }> = {
  phone: {
    hint: /^[+\d(]/,
    whole: /^\+[1-9]\d{1,14}$/,
    shape: "A phone number starts with + and the country code, for example +14155550123.",
  },
  client: {
    hint: /^client:/i,
    whole: new RegExp(`^client:[^?\\s]+${CUSTOM_PARAMETERS}$`),
    shape: "A client is written client:name, with parameters client:name?key=value&other=value.",
  },
  sip: {
    hint: /^sips?:|^[^:]+@/i,
    whole: /^sips?:[^@\s]+@[^@?\s]+(?:\?\S{1,1023})?$/,
    shape: "A SIP address is written sip:name@host, with headers sip:name@host?x-key=value.",
  },
  app: {
    hint: /^app:/i,
    whole: new RegExp(`^app:AP[0-9a-fA-F]{32}${CUSTOM_PARAMETERS}$`),
    shape: "A TwiML App is written app: and its SID, AP and 32 hexadecimal digits.",
  },
  emergency: { hint: /^\d{3}$/, whole: /^\d{3}$/, shape: "An emergency number has three digits." },
  "sip-user": {
    hint: /^[^:@]+$/,
    whole: /^[^:@\s?/]+$/,
    shape: "The name part of a SIP address has no spaces, and none of : @ ? and /.",
  },
};

const ALL = Object.keys(types) as EndpointType[];

/**
 * What an endpoint is, or undefined if it is not a whole one. A bare word can be several things, so give the types
 * that the option accepts.
 */
export function endpointType(
  text: string,
  accepts: readonly EndpointType[] = ALL,
): EndpointType | undefined {
  return ALL.find((type) => accepts.includes(type) && types[type].whole.test(text));
}

/** Whether a text is a phone number in E.164: +, country code, at most 15 digits, nothing else. */
export function isE164(text: string): boolean {
  return types.phone.whole.test(text);
}

/** What is wrong with an endpoint, in a sentence that says how to write it; undefined if it is right. */
export function endpointProblem(
  text: string,
  accepts: readonly EndpointType[],
): string | undefined {
  if (endpointType(text, accepts)) return undefined;
  const bare = text.replaceAll(/[\s().-]/g, "");
  if (accepts.includes("phone") && isE164(bare))
    return `Write the phone number without spaces and signs: ${bare}.`;
  const meant = ALL.find((type) => types[type].hint.test(text));
  if (meant && accepts.includes(meant)) return types[meant].shape;
  return accepts.map((type) => types[type].shape).join(" ");
}
