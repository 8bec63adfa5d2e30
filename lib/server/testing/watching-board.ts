// First of all: whatever reads a clock from here on reads this one.
import "./host-clock";

import { createInterface } from "node:readline";
import type { OptionsOf } from "@/lib/catalogue/operations";
import { callbackAccount } from "../callbacks/address";
import { takeIn } from "../callbacks/take-in";
import { carryOut } from "../carry-out";
import { now } from "../clock";
import { openDatabase } from "../database/database";
import { feed } from "../record/feed";
import { instanceId } from "../record/instances";
import { startRecord } from "../record/start";
import { readRoom } from "../rooms";
import { closeOnSignals } from "../start-closing";
import { lookAt } from "../watch/interest";
import { roomOf } from "../watch/kept-rooms";
import { createLeases } from "../watch/leases";
import { createWatch } from "../watch/watch";
import { commandOf } from "./commands";
import { setHostClock } from "./host-clock";

/**
 * A board without pages, for tests that set its clock and kill it: it watches one conference, takes in
 * what Twilio tells and does what is pressed. Each line is one of these, and has one line for an answer.
 */
export interface Lines {
  open?: { conferenceSid: string };
  clock?: number;
  /** What time its host says that it is. */
  time?: true;
  press?: { id: string; conferenceSid: string; callSid: string; muted: boolean };
  callback?: { url: string; headers: Record<string, string>; body: string };
  room?: { conferenceSid: string };
}

/** What it shows of one participant, and how many milliseconds ago that was true. */
export interface Shown {
  callSid: string;
  muted: boolean;
  isThere: boolean;
  age: number;
}

const LEASE = 1000;

async function answer(line: Lines): Promise<unknown> {
  if (line.open) {
    await openDatabase();
    const closeRecord = await startRecord(undefined);
    await feed().ready();
    const watch = createWatch(instanceId(), {
      leases: createLeases(instanceId(), LEASE),
      round: 100,
    });
    closeOnSignals(async () => {
      await watch.stop();
      await closeRecord();
    });
    lookAt(line.open.conferenceSid);
    // As a page does before it shows a room.
    await readRoom(line.open.conferenceSid);
  }
  if (line.clock !== undefined) setHostClock(line.clock);
  if (line.time) return Date.now();
  if (line.press) {
    const { id, muted, ...target } = line.press;
    const options: OptionsOf<"updateParticipant"> = { muted };
    const requestedAt = new Date(now()).toISOString();
    const operation = "updateParticipant";
    await carryOut(
      operation,
      commandOf({ id, operation, target, options: { muted }, requestedAt }),
      options,
    );
  }
  if (line.callback) {
    const { url, headers, body } = line.callback;
    const request = new Request(url, { method: "POST", headers, body });
    return (await takeIn(request, "conference", callbackAccount())).status;
  }
  if (line.room) {
    const { legs, readAt } = await roomOf(line.room.conferenceSid);
    return legs.map(
      ({ callSid, muted, ended, said }): Shown => ({
        callSid,
        muted,
        isThere: ended === null,
        age: now() - Math.max(readAt, said.at),
      }),
    );
  }
  return "done";
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, ...asked } = JSON.parse(line) as Lines & { id: number };
  answer(asked).then(
    (said) => process.stdout.write(`${JSON.stringify({ id, said })}\n`),
    (error: unknown) => process.stdout.write(`${JSON.stringify({ id, error: String(error) })}\n`),
  );
});
