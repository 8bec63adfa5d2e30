import { randomInt, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom, type Random } from "@/lib/simulator/random";
import { type Child, startChild } from "../testing/children";
import { createDatabase, postgresMissing } from "../testing/databases";
import { makeDataFolder } from "../testing/embedded-folder";
import { serveTwilio } from "../testing/twilio-server";
import type { Lines, Shown } from "../testing/watching-board";

/** The same seed does the same things by the same clocks, as far as two machines can be the same. */
const seed = Number(process.env["CLOCK_SEED"] ?? randomInt(2 ** 31));
/** One run on each database in the suite; more with CLOCKS. */
const runs = Number(process.env["CLOCKS"] ?? 1);
const STEPS = runs > 1 ? 4 : 2;

const MINUTE = 60_000;
/** How far a host's clock may be off. */
const OFF = [-120 * MINUTE, -5 * MINUTE, -3000, 0, 3000, 5 * MINUTE, 120 * MINUTE];
/** Within so long everything is shown: the pace of reading, and the time that Twilio takes. */
const SOON = 5000;
/** Twilio tells whole seconds, and reads take their time: what is shown is as old as is said, but for that. */
const UNSURE = 1500;
const ORIGIN = "http://board.test";

const seeds = Array.from({ length: runs }, (_, run) => seed + run);
const skipped = postgresMissing ? ` (skipped: ${postgresMissing})` : "";

/** A data folder to copy: while one is made, this process does nothing else, and Twilio stands still. */
let made: Awaited<ReturnType<typeof makeDataFolder>>;
/** For what each run keeps: its copy, and what its clocks say. */
let scratch = "";
beforeAll(async () => {
  made = await makeDataFolder();
  scratch = await mkdtemp(join(tmpdir(), "bridgeboard-clocks-"));
});
afterAll(async () => {
  await made.remove();
  await rm(scratch, { recursive: true });
});

describe.concurrent("whatever the clocks of their hosts say", () => {
  it.skipIf(postgresMissing).for(seeds)(
    `two boards on one Postgres show what is so (CLOCK_SEED=%i)${skipped}`,
    { timeout: 120_000 },
    async (ofRun, { onTestFinished }) => {
      const { url, remove } = await createDatabase();
      onTestFinished(() => remove());
      const database = { DATABASE_URL: url };
      const atTheEnd = (end: () => Promise<void>) => onTestFinished(end);
      await expect(tryClocks({ ofRun, count: 2, database, atTheEnd })).resolves.toBeUndefined();
    },
  );

  it.for(seeds)(
    "a board on PGlite shows what is so (CLOCK_SEED=%i)",
    { timeout: 120_000 },
    async (ofRun, { onTestFinished }) => {
      const folder = join(scratch, String(ofRun));
      await cp(made.folder, folder, { recursive: true });
      const database = { DATA_DIR: folder };
      const atTheEnd = (end: () => Promise<void>) => onTestFinished(end);
      await expect(tryClocks({ ofRun, count: 1, database, atTheEnd })).resolves.toBeUndefined();
    },
  );
});

type Board = Awaited<ReturnType<typeof openBoard>>;

/** Somebody in the conference, as they are in truth, and since when. */
interface Truth {
  muted: boolean;
  isThere: boolean;
  since: number;
}

interface Tried {
  ofRun: number;
  /** How many boards there are at once. */
  count: number;
  database: Record<string, string>;
  atTheEnd: (end: () => Promise<void>) => void;
}

/** Fails at the first step at which a board shows anything false that is not marked as old. */
async function tryClocks({ ofRun, count, database, atTheEnd }: Tried): Promise<void> {
  const random = createRandom(ofRun, "clocks");
  const isCalledBack = random.next() < 0.5;
  const boards: Board[] = [];
  const twilio = await serveTwilio(random, undefined, async (request) => {
    const headers = Object.fromEntries(request.headers);
    const callback = { url: request.url, headers, body: await request.text() };
    // On its way one may be overtaken by another.
    await wait(random.integer(0, 300));
    const board = boards[random.integer(0, boards.length - 1)];
    return new Response(null, { status: Number(await board?.ask({ callback })) || 503 });
  });
  atTheEnd(() => twilio.close());
  const env = { ...twilio.env, ...database, PUBLIC_URL: ORIGIN };
  const { conferenceSid, participants } = twilio.control.seedConference({
    friendlyName: "All",
    participants: Array.from({ length: STEPS + 4 }, (_, index) => ({
      label: `P${index}`,
      muted: index % 2 === 0,
    })),
    ...(isCalledBack && { callbackUrl: `${ORIGIN}/api/twilio/callbacks/conference` }),
  });
  const truth = new Map(
    participants.map(({ callSid }, index): [string, Truth] => [
      callSid,
      { muted: index % 2 === 0, isThere: true, since: performance.now() },
    ]),
  );
  const open = async () => {
    const clock = await aClock(oneOf(OFF, random));
    const child = await startChild("watching-board", [], { ...env, ...clock.env });
    atTheEnd(() => child.kill());
    boards.push(await openBoard(child, clock, conferenceSid));
  };
  const change = (callSid: string, changed: Partial<Truth>) => {
    truth.set(callSid, { ...known(truth, callSid), ...changed, since: performance.now() });
  };

  for (let opened = 0; opened < count; opened++) await open();
  await showTruth(boards, conferenceSid, truth);

  const deeds = {
    async changesElsewhere(callSid: string) {
      const { muted } = known(truth, callSid);
      await twilio.elsewhere.participants.update(conferenceSid, callSid, { muted: !muted });
      change(callSid, { muted: !muted });
    },
    async isPressed(callSid: string) {
      const { muted } = known(truth, callSid);
      const press = { id: randomUUID(), conferenceSid, callSid, muted: !muted };
      await oneOf(boards, random).ask({ press });
      await until(async () => {
        const { muted: now } = await twilio.elsewhere.participants.fetch(conferenceSid, callSid);
        return now === !muted;
      });
      change(callSid, { muted: !muted });
    },
    async hangsUp(callSid: string) {
      twilio.control.hangUp(callSid);
      change(callSid, { isThere: false });
    },
  };
  const names = Object.keys(deeds) as (keyof typeof deeds)[];
  const doSomething = async () => {
    const there = participants.filter(({ callSid }) => known(truth, callSid).isThere);
    const { callSid } = oneOf(there, random);
    // Where no board is left, nobody can press.
    const possible = names.filter((name) => boards.length > 0 || name !== "isPressed");
    await deeds[oneOf(possible, random)](callSid);
  };

  for (let step = 0; step < STEPS; step++) {
    if (random.next() < 0.5) await oneOf(boards, random).setClock(oneOf(OFF, random));
    await doSomething();
    await doSomething();
    await showTruth(boards, conferenceSid, truth);
  }

  // One dies, perhaps the one that reads for all; another comes, by another clock.
  await boards.shift()?.kill();
  await doSomething();
  await showTruth(boards, conferenceSid, truth);
  await open();
  await doSomething();
  await showTruth(boards, conferenceSid, truth);
}

/** Waits until each board shows what is so; what it shows until then it says to be from before. */
async function showTruth(
  boards: readonly Board[],
  conferenceSid: string,
  truth: ReadonlyMap<string, Truth>,
): Promise<void> {
  const end = performance.now() + SOON;
  for (const board of boards) {
    for (;;) {
      const asked = performance.now();
      const shown = (await board.ask({ room: { conferenceSid } })) as Shown[];
      const wrong = [...truth].filter(([callSid, { muted, isThere }]) => {
        const leg = shown.find((one) => one.callSid === callSid);
        return leg?.isThere !== isThere || (isThere && leg.muted !== muted);
      });
      for (const [callSid, { since }] of wrong) {
        const { age = Number.POSITIVE_INFINITY } =
          shown.find((one) => one.callSid === callSid) ?? {};
        expect(age + UNSURE).toBeGreaterThan(asked - since);
      }
      if (wrong.length === 0) break;
      if (performance.now() > end) expect(wrong).toEqual([]);
      await wait(50);
    }
  }
}

/** Where the system's own libfaketime is installed, all of a process has the wrong time; else its `Date` alone. */
const library = ["x86_64", "aarch64"]
  .map((processor) => `/usr/lib/${processor}-linux-gnu/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file));

interface HostClock {
  /** How far from the right time it begins, in milliseconds. */
  off: number;
  env: Record<string, string>;
  /** Sets it so far from the right time, in milliseconds; null where the process has to do that itself. */
  set: ((off: number) => Promise<void>) | null;
}

async function aClock(off: number): Promise<HostClock> {
  if (!library) return { off, env: { CLOCK_OFF: String(off) }, set: null };
  const file = join(scratch, `clock-${randomUUID()}`);
  const set = (ms: number) => writeFile(file, `${ms < 0 ? "" : "+"}${ms / 1000}s`);
  await set(off);
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
  return { off, env, set };
}

async function openBoard(board: Child, clock: HostClock, conferenceSid: string) {
  const waiting = new Map<number, (said: unknown) => void>();
  let asked = 0;
  const hearing = (async () => {
    for (;;) {
      const { id, said, error } = JSON.parse(await board.line());
      if (error) throw new Error(error);
      waiting.get(id)?.(said);
    }
  })();
  // It ends with the board.
  hearing.catch(() => undefined);
  const ask = (line: Lines) =>
    Promise.race([
      new Promise<unknown>((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        board.say(JSON.stringify({ ...line, id: asked }));
      }),
      hearing,
    ]);
  /** Else all of this would show nothing. */
  const expectClock = async (off: number) => {
    const time = Number(await ask({ time: true }));
    expect(Math.abs(time - off - Date.now())).toBeLessThan(2000);
  };
  await ask({ open: { conferenceSid } });
  await expectClock(clock.off);
  return {
    ask,
    async setClock(off: number) {
      await (clock.set ? clock.set(off) : ask({ clock: off }));
      await expectClock(off);
    },
    kill: () => board.kill(),
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(10);
}

function known(truth: ReadonlyMap<string, Truth>, callSid: string): Truth {
  const one = truth.get(callSid);
  if (!one) throw new Error("There is nobody like that.");
  return one;
}

const oneOf = <One>(all: readonly One[], random: Random): One =>
  all[random.integer(0, all.length - 1)] as One;
