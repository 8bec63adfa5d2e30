import type { World } from "../world";
import type { Attempt, Outcome, Send } from "./attempt";
import type { Message, Subject } from "./message";
import { patiently } from "./patiently";

/**
 * Delivers a callback, and reports what went wrong to the debugger's list. Never throws.
 * @param token the same for all attempts, so that the receiver can tell a repetition
 * @param onAttempt hears of each attempt as it ends
 */
export async function deliver(
  world: World,
  message: Message,
  network: { send: Send; token: string; onAttempt: (made: Attempt) => void },
): Promise<boolean> {
  const { alerts } = world;
  const about = { resourceSid: message.resourceSid, url: message.url };
  if (!URL.canParse(message.url)) {
    alerts.raise({ ...about, code: 11200, detail: "The address is not a URL." });
    return false;
  }
  const outcome = await patiently(world, message, network);
  if (outcome.code === null) return true;
  alerts.raise({ ...about, ...levelAndCode(outcome, message.subject), detail: told(outcome) });
  return false;
}

const told = ({ attempt: { problem } }: Outcome) => `${problem ?? "It failed"}.`;

/** Twilio docs: errors 15003 and 16011. Inferred: the other callbacks are reported as 11200. */
const errorResponse: Readonly<Record<Subject, { code: number; level: "error" | "warning" }>> = {
  conference: { code: 16011, level: "error" },
  call: { code: 15003, level: "warning" },
  "machine detection": { code: 11200, level: "error" },
  recording: { code: 11200, level: "error" },
};

function levelAndCode({ code }: Outcome, subject: Subject) {
  if (typeof code !== "number") return errorResponse[subject];
  return { code, level: "error" } as const;
}
