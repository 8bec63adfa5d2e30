import type { ConferenceCallbacks, MachineDetection, Subscription } from "../entities/subscription";
import type { Parameters } from "../http/parameters";

/** Twilio's default for AMD (Twilio docs: Call resource, `MachineDetectionTimeout`), in seconds. */
const DETECTION_SECONDS = 30;

/**
 * The callback that a form asks for: an address, its method and its events, or null.
 * @param events what counts when the form names none; names and values are Twilio's
 */
export function readSubscription(
  form: Parameters,
  name: string,
  events: readonly string[],
): Subscription | null {
  const url = form.get(name);
  if (url === undefined) return null;
  const named = form.all(`${name}Event`);
  return {
    url,
    method: form.get(`${name}Method`) === "GET" ? "GET" : "POST",
    events: named.length > 0 ? named : events,
  };
}

/** Twilio docs: Participant resource, `ConferenceStatusCallbackEvent` and its neighbours. */
export function readConferenceCallbacks(form: Parameters): ConferenceCallbacks {
  return {
    status: readSubscription(form, "ConferenceStatusCallback", ["start", "end"]),
    recording: readSubscription(form, "ConferenceRecordingStatusCallback", ["completed"]),
  };
}

/**
 * Twilio docs: Participant resource and Call resource, `MachineDetection`.
 * @param prefix of the callback's name: a call has an `AsyncAmdStatusCallback`
 */
export function readMachineDetection(
  form: Parameters,
  prefix: "" | "Async" = "",
): MachineDetection | null {
  const mode = form.get("MachineDetection");
  if (mode !== "Enable" && mode !== "DetectMessageEnd") return null;
  return {
    mode,
    timeoutMs: (form.integer("MachineDetectionTimeout") ?? DETECTION_SECONDS) * 1000,
    // Twilio docs: Call resource, `AsyncAmd`. A call that waits for the result hears of it in its TwiML.
    callback:
      prefix === "Async" && !form.boolean("AsyncAmd")
        ? null
        : readSubscription(form, `${prefix}AmdStatusCallback`, []),
  };
}
