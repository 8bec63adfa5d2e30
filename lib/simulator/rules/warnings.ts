import type { Parameters } from "../http/parameters";
import type { World } from "../world";

const asyncAmd = ["AsyncAmd", "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod"];

/**
 * What Twilio takes without a word, and mentions in its debugger (Twilio docs: errors 21262 and 21263).
 * @param kind of the request: a participant knows nothing of AsyncAmd
 */
export function noteOddities(
  world: World,
  form: Parameters,
  { kind, callSid }: { kind: "call" | "participant"; callSid: string },
): void {
  const warn = (code: number, message: string, detail: string) =>
    world.alerts.raise({ code, level: "warning", message, detail, resourceSid: callSid });
  const ignored = asyncAmd.filter((name) => kind === "participant" && form.get(name));
  if (ignored.length > 0) {
    const title = "Invalid Answering Machine Detection Parameters";
    warn(21263, title, `${ignored.join(", ")} counts only for a call.`);
  }
  const callback = kind === "call" ? "AsyncAmdStatusCallback" : "AmdStatusCallback";
  // Inferred: a call that waits for the detection tells its result with the request for TwiML.
  const isAsked = kind === "participant" || form.boolean("AsyncAmd");
  if (form.get("MachineDetection") && isAsked && !form.get(callback)) {
    const title = "No AMD status callback URL provided";
    warn(21262, title, `Nobody is told what answered: there is no ${callback}.`);
  }
}
