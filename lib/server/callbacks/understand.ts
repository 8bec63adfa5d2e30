import "server-only";
import { z } from "zod";
import { type CallbackSource, conferenceEvents } from "@/lib/model/callback";
import {
  callCallback,
  machineDetectionCallback,
  recordingCallback,
  toldStatuses,
} from "./call-callbacks";
import { conferenceCallback } from "./conference-callback";
import type { Form } from "./form";
import type { Told } from "./told";

const readers: Record<CallbackSource, (form: Form) => Told> = {
  conference: conferenceCallback,
  call: callCallback,
  "machine-detection": machineDetectionCallback,
  recording: recordingCallback,
};

/** Whether an address names something that calls back. */
export const isCallbackSource = (name: string): name is CallbackSource =>
  Object.hasOwn(readers, name);

/** What a form says; or an event that is not known here; or the parameter that is missing or malformed. */
export type Understood = { told: Told } | { unknown: string } | { malformed: string };

export function understand(source: CallbackSource, form: Form): Understood {
  const unknown = unknownEvent(source, form);
  if (unknown !== null) return { unknown };
  try {
    return { told: readers[source](form) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { malformed: error.issues[0]?.path.join(".") || "a SID" };
  }
}

/** Twilio may add events: they are no mistake of anybody's. */
function unknownEvent(source: CallbackSource, form: Form): string | null {
  const [name, known]: [Form[string] | undefined, readonly string[]] =
    source === "conference"
      ? // The event of a recording that ended was told under another name (Twilio docs: TwiML <Conference>).
        [form["StatusCallbackEvent"] ?? form["EventName"], conferenceEvents]
      : source === "call"
        ? [form["CallStatus"], toldStatuses]
        : [undefined, []];
  return typeof name === "string" && name !== "" && !known.includes(name) ? name : null;
}
