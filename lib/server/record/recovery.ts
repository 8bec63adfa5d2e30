import "server-only";
import type { Command, Receipt } from "@/lib/model/command";
import { nowDate } from "../clock";
import { log } from "../log";
import { commandLog } from "./command-log";
import { type Orphan, takeOrphans } from "./instances";
import { noteRecovered } from "./recovered";
import { type Patience, truthOf } from "./recovery-truth";

/**
 * Gives an outcome to the commands of instances that are gone. What was not sent has `failed`, for sure.
 * Nobody heard Twilio's answer to the others, so that is `unknown`, with what Twilio says now; nothing is
 * done a second time.
 * @param deadAfter how long an instance is silent before it counts as gone, in milliseconds
 * @returns how many there were
 */
export async function recover(deadAfter: number, patience?: Patience): Promise<number> {
  const orphans = await takeOrphans(deadAfter);
  await Promise.all(orphans.map((orphan) => settle(orphan, patience)));
  return orphans.length;
}

async function settle({ command, sent }: Orphan, patience?: Patience): Promise<void> {
  if (sent) noteRecovered(command.id);
  const outcome = sent ? await outcomeOfSent(command, patience) : notSent;
  const at = nowDate().toISOString();
  const written = await commandLog().settle(command, { commandId: command.id, at, ...outcome });
  // Of several boards that recover it, one has written it.
  if (!written) return;
  const { id, operation, target } = command;
  log().warn({ command: id, operation, ...target, sent }, "command of a stopped instance settled");
}

type Outcome = Omit<Receipt, "commandId" | "at">;

const notSent: Outcome = {
  outcome: "failed",
  fault: {
    kind: "internal",
    message:
      "Bridgeboard was stopped before it asked Twilio. Nothing was done, and nothing will be: you can do it again.",
    repeatable: true,
    unsure: false,
  },
};

async function outcomeOfSent(command: Command, patience?: Patience): Promise<Outcome> {
  const { message, repeatable, ...found } = await truthOf(command, patience);
  return {
    outcome: "unknown",
    fault: {
      kind: "internal",
      message: `Bridgeboard was stopped before it knew Twilio's answer. ${message}`,
      repeatable,
      unsure: true,
    },
    ...found,
  };
}
