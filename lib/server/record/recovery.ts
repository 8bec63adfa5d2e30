import "server-only";
import type { Command } from "@/lib/model/command";
import { log } from "../log";
import { commandLog } from "./command-log";
import { orphanedCommands } from "./instances";
import { type Patience, truthOf } from "./recovery-truth";

/**
 * Gives an outcome to the commands of instances that are gone. Nobody heard Twilio's answer to them,
 * so it is `unknown`, with what Twilio says now; nothing is done a second time.
 * @param deadAfter how long an instance is silent before it counts as gone, in milliseconds
 * @returns how many there were
 */
export async function recover(deadAfter: number, patience?: Patience): Promise<number> {
  const commands = await orphanedCommands(deadAfter);
  await Promise.all(commands.map((command) => settle(command, patience)));
  return commands.length;
}

async function settle(command: Command, patience?: Patience): Promise<void> {
  const { message, repeatable, ...found } = await truthOf(command, patience);
  const written = await commandLog().settle(command, {
    commandId: command.id,
    at: new Date().toISOString(),
    outcome: "unknown",
    fault: {
      kind: "internal",
      message: `Bridgeboard was stopped before it knew Twilio's answer. ${message}`,
      repeatable,
      unsure: true,
    },
    ...found,
  });
  // Of several boards that recover it, one has written it.
  if (!written) return;
  const { id, operation, target } = command;
  log().warn({ command: id, operation, ...target }, "command of a stopped instance settled");
}
