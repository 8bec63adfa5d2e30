import { e164, endpointType } from "@/lib/catalogue/endpoint";
import { isExampleNumber } from "../magic-numbers";

/** Somebody who can be called, or a name to call under. `value` has no custom parameters and is normalised. */
export interface Endpoint {
  readonly kind: "phone" | "client" | "sip" | "app" | "name";
  readonly value: string;
}

/** Reads a To, From or CallerId; undefined when it is nothing that Twilio could call. */
export function readEndpoint(text: string): Endpoint | undefined {
  const [address = ""] = text.split("?");
  const kind = endpointType(address, ["client", "sip", "app"]);
  if (kind === "sip") return { kind, value: text };
  if (kind === "client" || kind === "app") return { kind, value: address };
  const phone = readPhoneNumber(text);
  if (phone) return { kind: "phone", value: phone };
  return endpointType(text, ["sip-user"]) ? { kind: "name", value: text } : undefined;
}

/** Twilio also takes ten digits, or eleven with a leading 1, as a North American number. */
function readPhoneNumber(text: string): string | undefined {
  const digits = text.trim().replace(/[\s().-]/g, "");
  const number = /^\d{10}$/.test(digits) ? `+1${digits}` : digits.replace(/^(?=\d)/, "+");
  return e164.test(number) || isExampleNumber("To", number) ? number : undefined;
}
