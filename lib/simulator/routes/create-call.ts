import type { Voice } from "../entities/program";
import { type Answer, withHints } from "../http/answer";
import { type Pair, Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";
import { placeCall } from "../lifecycle/call";
import { dial } from "../lifecycle/dialling";
import { takeTurn } from "../lifecycle/turn";
import { readMachineDetection, readSubscription } from "../rules/callbacks";
import { checkByoc, readRecord } from "../rules/calling";
import { readCreateCall } from "../rules/create-call";
import { checkSipCredentials } from "../rules/sip-credentials";
import { readToAndFrom } from "../rules/to-and-from";
import { noteOddities } from "../rules/warnings";
import { callView } from "../views/call";
import type { World } from "../world";
import type { Ask } from "./route";

/** Calls somebody, who then hears what the TwiML says (Twilio docs: Call resource, "Create a Call"). */
export function createCall({ world, ...ask }: Ask): Answer {
  const { form: sent, hints } = withoutPlaceholders(world, ask.form);
  const endpoints = readToAndFrom(world, sent);
  const form = readCreateCall(sent);
  checkSipCredentials(form);
  checkByoc(form.get("Byoc"), endpoints.to);
  const { voice, statusCallback } = readInstructions(world, form);
  // With SendDigits nobody listens for a machine (Twilio docs: Call resource, `SendDigits`).
  const machineDetection = form.get("SendDigits") ? null : readMachineDetection(form, "Async");
  const call = placeCall(world, {
    ...endpoints,
    direction: "outbound-api",
    voice,
    statusCallback,
    machineDetection,
    record: readRecord(form),
    recordingStatusCallback: readSubscription(form, "RecordingStatusCallback", ["completed"]),
    timeout: form.integer("Timeout"),
    timeLimit: form.integer("TimeLimit"),
    queueTime: takeTurn(world),
  });
  noteOddities(world, form, { kind: "call", callSid: call.sid });
  dial(world, call);
  // Seen on the wire: a call that was just created has no dates yet.
  const body = { ...callView(world.account, call), date_created: null, date_updated: null };
  return withHints({ status: 201, body }, hints);
}

/** What stands for a value of one's own in the examples of Twilio's OpenAPI document, which answers them with 201. */
const placeholders: Readonly<Record<string, string>> = {
  ApplicationSid: `AP${"a".repeat(32)}`,
  CallerId: "Caller",
  SendDigits: "send_digits",
};

/** Inferred: Twilio takes a placeholder for nothing. An application that the account has is none. */
function withoutPlaceholders({ account }: World, sent: Parameters) {
  const isPlaceholder = ([name, value]: Pair) =>
    placeholders[name] === value && !account.applications.some(({ sid }) => sid === value);
  const found = sent.pairs.filter(isPlaceholder);
  return {
    form: new Parameters(sent.pairs.filter((pair) => !isPlaceholder(pair))),
    hints: found.map(
      ([name, value]) =>
        `${name}=${value} is a placeholder of Twilio's examples, and counts as nothing.`,
    ),
  };
}

/**
 * An application comes before an address, and that before TwiML sent along; an application's own
 * status callback takes the place of the call's (Twilio docs: Call resource, `ApplicationSid`).
 */
function readInstructions({ account }: World, form: Parameters) {
  const applicationSid = form.get("ApplicationSid");
  const rest = {
    sendDigits: form.get("SendDigits") ?? "",
    asyncAmd: form.boolean("AsyncAmd") ?? false,
  };
  if (applicationSid === undefined) {
    const statusCallback = readSubscription(form, "StatusCallback", ["completed"]);
    return { voice: { ...readVoice(form), ...rest }, statusCallback };
  }
  const application = account.applications.find(({ sid }) => sid === applicationSid);
  if (!application) throw refused(21218, "The account has no such application", applicationSid);
  const voice: Voice = {
    twiml: null,
    url: application.voiceUrl,
    method: application.voiceMethod ?? "POST",
    fallbackUrl: application.voiceFallbackUrl ?? null,
    fallbackMethod: application.voiceFallbackMethod ?? "POST",
    ...rest,
  };
  const { statusCallback: url, statusCallbackMethod: method = "POST" } = application;
  const statusCallback = url === undefined ? null : { url, method, events: ["completed"] };
  return { voice, statusCallback };
}

/** What a form says about TwiML. Throws 21205 where it says nothing. Inferred: that code for TwiML too. */
export function readVoice(form: Parameters): Omit<Voice, "sendDigits" | "asyncAmd"> {
  const url = form.get("Url") ?? null;
  const twiml = form.get("Twiml") ?? null;
  if (url === null && twiml === null)
    throw refused(21205, "Url, Twiml or ApplicationSid is required");
  return {
    twiml,
    url,
    method: form.get("Method") === "GET" ? "GET" : "POST",
    fallbackUrl: form.get("FallbackUrl") ?? null,
    fallbackMethod: form.get("FallbackMethod") === "GET" ? "GET" : "POST",
  };
}
