import { endpointProblem } from "@/lib/catalogue/endpoint";
import type { Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";
import { isExampleNumber, magicNumber } from "../magic-numbers";
import type { World } from "../world";
import { type Endpoint, readEndpoint } from "./endpoint";

/** Who is called and under which number, after all the reasons for which Twilio would refuse. */
export function readToAndFrom(world: World, form: Parameters): { to: string; from: string } {
  const toText = form.get("To");
  if (!toText) throw refused(21201, "To is required");
  const fromText = form.get("From");
  if (!fromText) throw refused(21213, "From is required");

  const to = readTo(toText);
  const from = readFrom(world, "From", fromText, to, form);
  // Twilio docs: Participant resource. CallerId takes the place of From on the far party's display.
  const callerId = form.get("CallerId");
  const shown = callerId ? readFrom(world, "CallerId", callerId, to, form) : from;
  return { to: to.value, from: shown.value };
}

function readTo(text: string): Endpoint {
  const to = readEndpoint(text);
  if (!to || to.kind === "name") {
    const problem = endpointProblem(text, ["phone", "client", "sip", "app"]);
    throw refused(21211, problem ?? "This cannot be called", text);
  }
  const refusal = magicNumber("To", to.value)?.refusedWith;
  if (refusal) throw refused(refusal, "This magic number is always refused", to.value);
  if (to.kind === "sip") checkSipHeaders(text.split("?")[1] ?? "");
  return to;
}

/** Twilio docs: errors 21227 to 21229. Inferred: which characters are illegal. */
function checkSipHeaders(headers: string): void {
  if (headers.length >= 1024) {
    throw refused(21227, "The headers in To must be shorter than 1024 characters");
  }
  for (const header of headers.split("&").filter(Boolean)) {
    const [name = "", ...value] = header.split("=");
    if (!/^[\w.!%*+`'~-]+$/.test(name)) throw refused(21228, "A header's name in To is illegal");
    if (/[^\x20-\x7e]/.test(value.join("="))) {
      throw refused(21229, "A header's value in To is illegal");
    }
  }
}

function readFrom(
  world: World,
  name: "From" | "CallerId",
  text: string,
  to: Endpoint,
  form: Parameters,
): Endpoint {
  const from = readEndpoint(text);
  if (!from || from.kind === "app" || magicNumber("From", from.value)?.refusedWith) {
    const problem = endpointProblem(text, ["phone", "client", "sip-user"]);
    throw refused(21212, problem ?? `${name} cannot be this`, text);
  }
  if (to.kind === "phone" && from.kind !== "phone") {
    throw refused(21212, `${name} must be a phone number when To is one`, text);
  }
  if (from.kind === "name" && to.kind !== "sip") {
    throw refused(21212, `${name} may be a SIP user only when To is sip:`, text);
  }
  // Inferred: with a CallToken the caller ID is the original caller's, which nobody here has verified.
  const mayShow = from.kind !== "phone" || form.get("CallToken") || owns(world, from.value);
  if (!mayShow) throw refused(21210, `${name} is not a number of this account`, from.value);
  return from;
}

/** Whether the account may show this number: its own, a verified one, or Twilio's for tests and examples. */
export function owns({ store }: World, number: string): boolean {
  if (magicNumber("From", number) || isExampleNumber("From", number)) return true;
  return [store.incomingPhoneNumbers, store.outgoingCallerIds].some((table) =>
    table.find((row) => row.phoneNumber === number),
  );
}
