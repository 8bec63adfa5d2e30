import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Command } from "@/lib/model/command";
import { sentLabel } from "@/lib/model/command";
import { orm } from "../database/database";
import { events } from "../database/record";
import { commandEvent, receiptEvent } from "../record/command-log-events";
import { append } from "../record/events";
import { feed } from "../record/feed";
import { instanceId } from "../record/instances";
import { noteRecovered } from "../record/recovered";
import { commandOf, doneOf } from "../testing/commands";
import { withDatabase } from "../testing/databases";
import { OURS, RINGS } from "../testing/gateway";
import { boot } from "../testing/process";
import { sleeping } from "../testing/sleeping";
import { roomOf } from "./kept-rooms";
import { lookAtConference } from "./look";
import { createLostDials } from "./lost-dials";

withDatabase();
beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 0, 5, 9)));

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.useRealTimers();
});

/** The calls that the record says were found. */
const found = () =>
  orm()
    .select({ callSid: events.callSid, conferenceSid: events.conferenceSid })
    .from(events)
    .where(eq(events.kind, "call-found"));

/** A dial into a conference that nobody looks at, whose answer was lost. */
async function lostDial(instance?: string) {
  const scene = boot();
  const { sid } = scene.conference();
  const clock = sleeping();
  await feed().ready();
  const lost = createLostDials(clock.sleep);
  ends.push(() => lost.stop());
  feed().subscribe((news) => {
    for (const row of news) lost.heard(row);
  });
  const command = commandOf({
    operation: "createParticipant",
    target: { conferenceSid: "Support" },
    options: { to: RINGS, from: OURS },
    requestedAt: new Date().toISOString(),
  });
  await append(commandEvent(command, instance ?? instanceId()));
  const lose = () =>
    append(receiptEvent(command, doneOf(command, { at: command.requestedAt, outcome: "unknown" })));
  const dial = ({ id, options }: Command) =>
    scene.gateway.participants.create("Support", {
      to: RINGS,
      from: OURS,
      label: sentLabel({ id, options }),
    });
  const legs = async () => (await roomOf(sid)).legs.map(({ callSid }) => callSid);
  return { ...scene, ...clock, sid, command, lose, dial: () => dial(command), legs };
}

it("finds the leg by the label that it was sent with, whoever looks", async () => {
  const { sid, lose, dial, until, pass, legs } = await lostDial();
  const { callSid } = await dial();
  await lose();
  await until(0);
  pass(0);
  await vi.waitFor(async () => expect(await legs()).toContain(callSid));
  await vi.waitFor(async () => expect(await found()).toEqual([{ callSid, conferenceSid: sid }]));
});

it("puts a call on record as found that somebody else has read before", async () => {
  const { sid, lose, dial, until, pass } = await lostDial();
  const { callSid } = await dial();
  await lookAtConference(sid);
  await lose();
  await until(0);
  pass(0);
  await vi.waitFor(async () => expect(await found()).toEqual([{ callSid, conferenceSid: sid }]));
});

it("looks again a little later where Twilio is slow to make it", async () => {
  const { lose, dial, until, pass, legs } = await lostDial();
  await lose();
  await until(0);
  pass(0);
  await until(2000);
  const { callSid } = await dial();
  pass(2000);
  await vi.waitFor(async () => expect(await legs()).toContain(callSid));
});

it("gives up where there is none", async () => {
  const { lose, until, pass, pauses, asked } = await lostDial();
  await lose();
  for (const pause of [0, 2000, 8000, 30_000, 80_000]) {
    await until(pause);
    pass(pause);
  }
  await vi.waitUntil(() => asked().filter((one) => one.includes("bridgeboard-")).length === 5);
  expect(pauses()).toEqual([]);
});

it("leaves the dials of other instances to them", async () => {
  const { lose, dial, asked, pauses } = await lostDial(randomUUID());
  await dial();
  const before = asked().length;
  const id = await lose();
  await vi.waitUntil(() => feed().last() === id);
  expect(pauses()).toEqual([]);
  expect(asked()).toHaveLength(before);
});

it("finds those of an instance that is gone, where this one has recovered them", async () => {
  const { command, lose, dial, until, pass, legs } = await lostDial(randomUUID());
  noteRecovered(command.id);
  await lose();
  for (const pause of [0, 2000, 8000]) {
    await until(pause);
    pass(pause);
  }
  await until(30_000);
  const { callSid } = await dial();
  pass(30_000);
  await vi.waitFor(async () => expect(await legs()).toContain(callSid));
});
