import { isExampleNumber } from "../magic-numbers";

/** Somebody who can be called, or a name to call under. `value` has no custom parameters and is normalised. */
export interface Endpoint {
  readonly kind: "phone" | "client" | "sip" | "app" | "name";
  readonly value: string;
}

/** Reads a To, From or CallerId; undefined when it is nothing that Twilio could call. */
export function readEndpoint(text: string): Endpoint | undefined {
  const [address = ""] = text.split("?");
  if (/^client:\S/.test(address)) return { kind: "client", value: address };
  if (/^sips?:[^@\s]+@[^@\s]+$/.test(address)) return { kind: "sip", value: text };
  if (/^app:AP[0-9a-fA-F]{32}$/.test(address)) return { kind: "app", value: address };
  const phone = readPhoneNumber(text);
  if (phone) return { kind: "phone", value: phone };
  // The user part of a SIP address, such as "alice".
  return /^[A-Za-z][\w.+-]*$/.test(text) ? { kind: "name", value: text } : undefined;
}

/** E.164, as Twilio writes a number that it knows. */
export const e164 = /^\+(?:1\d{10}|[2-9]\d{6,14})$/;

/** Twilio also takes ten digits, or eleven with a leading 1, as a North American number. */
function readPhoneNumber(text: string): string | undefined {
  const digits = text.trim().replace(/[\s().-]/g, "");
  const number = /^\d{10}$/.test(digits) ? `+1${digits}` : digits.replace(/^(?=\d)/, "+");
  return e164.test(number) || isExampleNumber("To", number) ? number : undefined;
}
