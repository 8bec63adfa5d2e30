import "server-only";
import type { OptionsOf } from "@/lib/catalogue/operations";
import { type Command, type CommandOperation, type Receipt, sentLabel } from "@/lib/model/command";
import { callbacksAddress } from "./callbacks/address";
import { subscriptionsFor } from "./callbacks/subscriptions";
import { now, nowDate } from "./clock";
import { faultOf } from "./fault-of";
import { fenced } from "./gateway/fence";
import { log } from "./log";
import { performers } from "./performers";
import { commandLog } from "./record/command-log";

/**
 * Carries out a command that is allowed and valid: puts it on record, does it at Twilio, and writes
 * its outcome down. It comes back as soon as the command is on record. One that is there already is
 * not done again.
 * @param options as Twilio gets them; the command holds them without what is secret
 * @param permit asked at the last moment before Twilio is; what it throws is the outcome
 * @throws FaultError where it cannot be written down; then nothing is done
 */
export async function carryOut<Name extends CommandOperation>(
  operation: Name,
  command: Command,
  options: OptionsOf<Name>,
  permit: () => Promise<void> = async () => {},
): Promise<void> {
  if (!(await commandLog().request(command))) return;
  const sent = asSent(operation, command, options);
  const deed = async () => {
    await permit();
    return performers[operation](command.target, sent);
  };
  const departing = () => commandLog().depart(command);
  perform(command, () => fenced(departing, deed)).catch(faultOf);
}

/**
 * A dial has a label in any case: by it the leg is found where Twilio's answer is lost. And it calls the
 * board back, where Twilio can reach that. On record is what the person has set.
 */
function asSent<Name extends CommandOperation>(
  operation: Name,
  { id, target }: Command,
  options: OptionsOf<Name>,
): OptionsOf<Name> {
  if (operation !== "createParticipant") return options;
  const labelled = { ...options, label: sentLabel({ id, options: { ...options } }) };
  const address = callbacksAddress();
  if ("missing" in address) return labelled;
  return { ...labelled, ...subscriptionsFor(labelled, target.conferenceSid, address.base) };
}

async function perform(
  command: Command,
  deed: () => Promise<Pick<Receipt, "participant" | "conference">>,
): Promise<void> {
  const began = now();
  const receipt = await deed().then(
    (result) => ({ outcome: "done" as const, ...result }),
    (error: unknown) => {
      const fault = faultOf(error);
      return { outcome: fault.unsure ? ("unknown" as const) : ("failed" as const), fault };
    },
  );
  const took = now() - began;
  const at = nowDate().toISOString();
  const written = await commandLog().settle(command, {
    ...receipt,
    commandId: command.id,
    at,
    took,
  });
  const { id, operation, target } = command;
  const { outcome, fault } = { fault: undefined, ...receipt, ...written };
  const about = { command: id, operation, ...target, outcome, took };
  const result = { ...about, code: fault?.code, kind: fault?.kind };
  if (written) log().info(result, "command");
  else log().warn(result, "command, whose outcome was not written here");
}
