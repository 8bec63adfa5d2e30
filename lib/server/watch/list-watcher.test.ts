import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { saidOfConference } from "@/lib/model/list-news";
import { receiptEvent } from "@/lib/model/testing/rooms";
import { readConferences } from "../conferences";
import { orm } from "../database/database";
import { events } from "../database/record";
import { feed } from "../record/feed";
import { tell } from "../testing/callbacks";
import { withDatabase } from "../testing/databases";
import { setUp } from "../testing/gateway";
import { boot } from "../testing/process";
import { sleeping } from "../testing/sleeping";
import { watchedOf } from "./interest";
import { forgetPage } from "./list-page";
import { watchList } from "./list-watcher";
import type { Watcher } from "./watcher";

withDatabase();
beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 0, 5, 9)));

const watchers: Watcher[] = [];
afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.stop();
  vi.useRealTimers();
});

/** What was told of conferences, in short: "Support in-progress". */
const told = async () =>
  (await orm().select().from(events).orderBy(events.id)).flatMap(({ kind, payload }) =>
    kind === "read" && "conference" in payload && payload.conference
      ? [`${payload.conference.friendlyName} ${payload.conference.status}`]
      : [],
  );

/** The list of an account that has one live conference, and what was told of it. */
async function watching(scene = setUp()) {
  const booted = boot(scene);
  const support = booted.conference(undefined, "Support");
  const clock = sleeping();
  await feed().ready();
  const begin = async () => {
    const watcher = watchList(clock.sleep);
    watchers.push(watcher);
    feed().subscribe((news) => {
      for (const { room } of news) {
        if (!room) continue;
        if (saidOfConference(room)) forgetPage();
        watcher.heard(room);
      }
    });
    await clock.until(4000);
    return watcher;
  };
  /** Each ends with a request for those that are over. */
  const reads = () =>
    booted.control
      .requests({ path: "/Conferences.json" })
      .filter(({ query }) => Object.fromEntries(query)["Status"] === "completed").length;
  return { ...booted, ...clock, support, begin, reads };
}

describe("the list of conferences", () => {
  it("is read every four seconds, and only what is new is told", async () => {
    const { begin, pass, until, reads, conference } = await watching();
    await begin();
    expect(await told()).toEqual(["Support in-progress"]);
    pass(4000);
    await vi.waitUntil(() => reads() === 2);
    await until(4000);
    conference(undefined, "Town hall");
    pass(4000);
    await vi.waitFor(async () =>
      expect(await told()).toEqual(["Support in-progress", "Town hall in-progress"]),
    );
  });

  it("tells of a conference that has ended, even if it has sunk below all others", async () => {
    const { begin, pass, until, control, clock, gateway, support } = await watching();
    await begin();
    clock.advance(60_000);
    for (let number = 0; number < 50; number++) {
      control.seedConference({ friendlyName: "Over", participants: [], status: "completed" });
    }
    await gateway.conferences.update(support.sid, { status: "completed" });
    pass(4000);
    await vi.waitFor(async () => expect(await told()).toContain("Support completed"), 5000);
    // The others are still being told of: the next story begins when that is over.
    await until(4000);
  });

  it("shows all that are live, however many, without a request for each", async () => {
    const { begin, pass, until, reads, asked, conference } = await watching();
    for (let number = 0; number < 60; number++) conference(undefined, `Room ${number}`);
    await begin();
    expect(await told()).toHaveLength(61);
    pass(4000);
    await vi.waitUntil(() => reads() === 2);
    await until(4000);
    expect(asked().filter((one) => one.startsWith("GET /Conferences/"))).toEqual([]);
  });

  it("asks for few at a time of many that have ended, and for all of them in the end", async () => {
    const { begin, pass, until, control, clock, gateway, asked, conference } = await watching();
    const rooms = Array.from({ length: 25 }, (_, number) => conference(undefined, `R${number}`));
    await begin();
    clock.advance(60_000);
    for (let number = 0; number < 50; number++) {
      control.seedConference({ friendlyName: "Over", participants: [], status: "completed" });
    }
    for (const { sid } of rooms) await gateway.conferences.update(sid, { status: "completed" });
    const fetches = () => asked().filter((one) => one.startsWith("GET /Conferences/")).length;
    pass(4000);
    await vi.waitUntil(() => fetches() === 20);
    await until(4000);
    pass(4000);
    await vi.waitUntil(() => fetches() === 25);
    const over = rooms.map((_, number) => `R${number} completed`);
    await vi.waitFor(async () => expect(await told()).toEqual(expect.arrayContaining(over)), 5000);
    await until(4000);
  });

  it("does not tell again what the record knows, when another instance begins to read it", async () => {
    const { begin, conference } = await watching();
    (await begin()).stop();
    conference(undefined, "Town hall");
    await begin();
    await vi.waitFor(async () =>
      expect(await told()).toEqual(["Support in-progress", "Town hall in-progress"]),
    );
  });

  it("is read at once when a callback tells that a conference begins", async () => {
    const { begin, pass, conference } = await watching();
    await begin();
    pass(2000);
    const { sid } = conference(undefined, "Town hall");
    await tell(sid, "conference-start", 1);
    await vi.waitFor(async () => expect(await told()).toContain("Town hall in-progress"));
  });

  it("is read at once when somebody was dialled into a conference that it does not show", async () => {
    const { begin, pass, conference } = await watching();
    const watcher = await begin();
    pass(2000);
    const { sid } = conference(undefined, "Town hall");
    const dialled = { operation: "createParticipant", conferenceSid: sid } as const;
    watcher.heard(receiptEvent(Date.now(), dialled));
    await vi.waitFor(async () => expect(await told()).toContain("Town hall in-progress"));
  });

  it("is read every fifteen seconds while Twilio calls back about all that are live", async () => {
    const { begin, pass, until, support, reads } = await watching();
    await begin();
    const id = await tell(support.sid, "participant-join", 1);
    await vi.waitUntil(() => feed().last() === id);
    pass(4000);
    await until(15_000);
    expect(reads()).toBe(2);
    expect(watchedOf("conferences")?.callbacks).toBe(true);
  });
});

describe("a page of the list", () => {
  it("costs nothing while its reader has just read it", async () => {
    const { begin, reads, pass } = await watching();
    await begin();
    pass(3000);
    const page = await readConferences({});
    expect(page.conferences.map(({ friendlyName }) => friendlyName)).toEqual(["Support"]);
    expect(reads()).toBe(1);
  });

  it("is read anew after something has been told that it cannot show", async () => {
    const { begin, conference } = await watching();
    await begin();
    const { sid } = conference(undefined, "Town hall");
    await tell(sid, "conference-start", 1);
    await vi.waitFor(async () => expect((await readConferences({})).conferences).toHaveLength(2));
  });

  it("is read by whoever asks where its reader cannot", async () => {
    const { begin, control, pass, reads } = await watching();
    await begin();
    control.fault({ path: "/Conferences.json", kind: "503", count: 3 });
    pass(4000);
    await vi.waitFor(() => expect(watchedOf("conferences")?.fault).not.toBeNull());
    const before = reads();
    control.clearFaults();
    expect((await readConferences({})).conferences).toHaveLength(1);
    expect(reads()).toBe(before + 1);
  });
});
