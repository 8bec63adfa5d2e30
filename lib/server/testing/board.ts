import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { OptionsOf } from "@/lib/catalogue/operations";
import type { Command, CommandOperation } from "@/lib/model/command";
import { carryOut } from "../carry-out";
import { openDatabase, orm } from "../database/database";
import { events, pendingCommands } from "../database/record";
import { startRecord } from "../record/start";
import { closeOnSignals } from "../start-closing";
import { commandOf } from "./commands";

/**
 * A board without pages, for tests that kill it: it opens its database when it is told to, and from
 * then on carries out one command for each line, saying when it is on record. Started as "hasty", it
 * declares another dead within half a second, though on a busy machine that one may only be slow.
 */
interface Press {
  id: string;
  operation: CommandOperation;
  target: Command["target"];
  options: OptionsOf<"createParticipant">;
}

const hasty = { beat: 100, dead: 400, recover: 100 };
const pace = process.argv.includes("hasty") ? hasty : undefined;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function open(): Promise<void> {
  await openDatabase();
  closeOnSignals(await startRecord(undefined, pace));
  say("open");
}

async function press({ id, operation, target, options }: Press): Promise<void> {
  const requestedAt = new Date().toISOString();
  const command = commandOf({ id, operation, target, options: { ...options }, requestedAt });
  try {
    await carryOut(operation, command, options);
    say(`taken ${id}`);
  } catch (error) {
    say(`refused ${id} ${error instanceof Error ? error.message : ""}`);
  }
}

/** Waits until every command on record has an outcome, and tells how many of each there are. */
async function check(): Promise<void> {
  // Another board that is paused within a transaction keeps this one waiting for a while.
  while (
    (await orm()
      .$count(pendingCommands)
      .catch(() => 1)) > 0
  )
    await wait(10);
  const rows = await orm().select({ key: events.key, outcome: events.outcome }).from(events);
  say(JSON.stringify(rows));
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "open") void open();
  else if (line === "check") void check();
  else void press(JSON.parse(line) as Press);
});
say("loaded");
