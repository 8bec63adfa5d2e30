import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import type { Callback, CallbackOf } from "@/lib/model/callback";
import type { NewEvent } from "@/lib/model/event";
import { commandOf, dana, doneOf } from "../testing/commands";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { commandEvent, receiptEvent } from "./command-log-events";
import { append } from "./events";
import { createFeed, type Feed, type Recorded } from "./feed";
import { newestRoomEventsOf, roomEventsAfter, roomEventsOf } from "./room-events";

const SID = `CF${"1".repeat(32)}`;
const OTHER = `CF${"2".repeat(32)}`;
const CALL = `CA${"2".repeat(32)}`;
const INSTANCE = "00000000-0000-4000-8000-000000000001";

const at = new Date("2026-01-05T09:00:00Z");
const signOut = (key: string): NewEvent<"sign-out"> => ({
  kind: "sign-out",
  key,
  at,
  person: dana,
  payload: { everywhere: false },
});

const ringing: Callback = {
  source: "call",
  callSid: CALL,
  status: "ringing",
  sequence: 1,
  timestamp: "2026-01-05T09:00:00Z",
  from: "+14155550100",
  to: "+15005550015",
  direction: "outbound-api",
};

const joined = (sequence: number): CallbackOf<"conference"> => ({
  source: "conference",
  event: "participant-join",
  sequence,
  timestamp: "2026-01-05T09:00:00Z",
  friendlyName: "Support",
  participant: null,
});

function told(payload: Callback, more: Partial<NewEvent<"callback">> = {}): NewEvent<"callback"> {
  return { kind: "callback", key: Math.random().toString(36), at, person: null, payload, ...more };
}

const feeds: Feed[] = [];
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.stop();
});

/** A feed that looks by itself only where a test says so, and what it has told. */
async function listening(lookEvery = 60_000) {
  const feed = createFeed(lookEvery);
  feeds.push(feed);
  const batches: (readonly Recorded[])[] = [];
  await feed.ready();
  feed.subscribe((news) => batches.push(news));
  return { feed, batches, ids: () => batches.flat().map(({ id }) => id) };
}

describeOnEach("the feed", (database) => {
  it("tells what is new from now on, in order, each once, to all who listen", async () => {
    boot();
    await append(signOut("before"));
    const { feed, ids } = await listening();
    const others: number[] = [];
    feed.subscribe((news) => void others.push(...news.map(({ id }) => id)));
    const written = await Promise.all(
      Array.from({ length: 50 }, (_, index) => append(signOut(`${index}`))),
    );
    const inOrder = written.map(Number).toSorted((a, b) => a - b);
    await vi.waitFor(() => expect(ids()).toEqual(inOrder));
    expect(others).toEqual(inOrder);
    expect(feed.last()).toBe(inOrder.at(-1));
  });

  it("tells what another kind of event says, and that it makes no room", async () => {
    boot();
    const { batches } = await listening();
    await append(signOut("a"));
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    expect(batches[0]?.[0]).toMatchObject({
      kind: "sign-out",
      personId: "dana",
      payload: { everywhere: false },
      room: null,
    });
  });

  it("catches up with what no notification told", async () => {
    boot();
    const { ids } = await listening(20);
    await database().orm.execute(sql`alter table events disable trigger events_tell`);
    const id = await append(signOut("untold"));
    await database().orm.execute(sql`alter table events enable trigger events_tell`);
    await vi.waitFor(() => expect(ids()).toEqual([id]));
  });

  it("reads more than one batch without a gap", async () => {
    boot();
    const { ids, feed } = await listening();
    await database().orm.execute(sql`
      insert into events (at, kind, payload, key)
      select now(), 'password-changed', '{}', 'many:' || n from generate_series(1, 1201) n`);
    await vi.waitFor(() => expect(ids()).toHaveLength(1201));
    expect(new Set(ids()).size).toBe(1201);
    expect(ids().toSorted((a, b) => a - b)).toEqual(ids());
    expect(feed.last()).toBe(ids().at(-1));
  });

  it("goes on for the others when one who listens fails", async () => {
    const { logged } = boot();
    const feed = createFeed(60_000);
    feeds.push(feed);
    await feed.ready();
    feed.subscribe(() => {
      throw new Error("It slipped");
    });
    const heard = vi.fn<() => void>();
    feed.subscribe(heard);
    await append(signOut("a"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
    expect(logged()).toContain("It slipped");
  });

  it("tells nobody who has stopped listening", async () => {
    boot();
    const { feed, ids } = await listening();
    const heard = vi.fn<() => void>();
    feed.subscribe(heard)();
    await append(signOut("a"));
    await vi.waitFor(() => expect(ids()).toHaveLength(1));
    expect(heard).not.toHaveBeenCalled();
  });
});

describeOnEach("the events of a conference", () => {
  it("are its own, and none of another one's", async () => {
    boot();
    const mine = await append(told(joined(1), { conferenceSid: SID }));
    await append(told(joined(1), { conferenceSid: OTHER }));
    expect((await roomEventsOf(SID)).map(({ id }) => id)).toEqual([mine]);
    expect(await roomEventsOf(SID, { after: Number(mine) })).toEqual([]);
  });

  it("say of a command what it did, and of its options only what a row shows", async () => {
    boot();
    const command = commandOf({
      operation: "createParticipant",
      target: { conferenceSid: "Support" },
      options: { to: "+15005550015", sendDigits: "1234", timeout: 25, label: "Ben" },
    });
    const asked = await append(commandEvent(command, INSTANCE));
    const participant = { conferenceSid: SID, callSid: CALL, label: "Ben" } as never;
    await append(receiptEvent(command, doneOf(command, { participant })));
    const [first, second] = await roomEventsOf(SID);
    expect(first).toEqual({
      id: asked,
      at: Date.parse(command.requestedAt),
      kind: "command",
      conferenceSid: SID,
      commandId: command.id,
      operation: "createParticipant",
      deed: "dial",
      callSid: null,
      by: dana,
      timeout: 25,
      label: "Ben",
    });
    expect(second).toMatchObject({
      kind: "receipt",
      outcome: "done",
      conferenceSid: SID,
      commandId: command.id,
      deed: "dial",
      callSid: CALL,
      by: dana,
      took: 1000,
      participant: { label: "Ben" },
    });
  });

  it("are the newest of many, and leave out who talks where that is not wanted", async () => {
    boot();
    const ids: (number | null)[] = [];
    for (const said of [joined(1), speech(2), speech(3), joined(4)]) {
      ids.push(await append(told(said, { conferenceSid: SID, callSid: CALL })));
    }
    expect(await idsOf({ most: 2 })).toEqual(ids.slice(2));
    expect(await idsOf({ withoutSpeech: true })).toEqual([ids[0], ids[3]]);
    expect(await idsOf({ most: 1, withoutSpeech: true })).toEqual([ids[3]]);
    expect(await idsOf({ after: Number(ids[2]), most: 5 })).toEqual([ids[3]]);
  });

  it("include what was told of a call before anybody knew where it belongs", async () => {
    boot();
    const before = await append(told(ringing, { callSid: CALL }));
    const after = await append(told(joined(1), { conferenceSid: SID, callSid: CALL }));
    const found = await roomEventsOf(SID);
    expect(found.map(({ id, conferenceSid }) => [id, conferenceSid])).toEqual([
      [before, SID],
      [after, SID],
    ]);
  });
});

const idsOf = async (wanted: Parameters<typeof roomEventsOf>[1]) =>
  (await roomEventsOf(SID, wanted)).map(({ id }) => id);

const idsAfter = async (...asked: Parameters<typeof roomEventsAfter>) =>
  (await roomEventsAfter(...asked)).map(({ id }) => id);

const speech = (sequence: number): Callback => ({
  ...joined(sequence),
  event: sequence % 2 ? "participant-speech-start" : "participant-speech-stop",
});

describeOnEach("the events that make a conference now", () => {
  it("are all but the speech that was followed by other speech", async () => {
    boot();
    const callSid = CALL;
    const ids: (number | null)[] = [];
    for (const said of [joined(1), speech(2), speech(3), speech(5), speech(4), joined(6)]) {
      ids.push(await append(told(said, { conferenceSid: SID, callSid })));
    }
    const elsewhere = told(speech(2), { conferenceSid: OTHER, callSid });
    await append(elsewhere);
    const found = await newestRoomEventsOf(SID);
    expect(found.map(({ id }) => id)).toEqual([ids[0], ids[3], ids[5]]);
  });
});

describeOnEach("what was missed", () => {
  it("is told of the topics that are asked for, up to a limit", async () => {
    boot();
    const [one, two] = [
      await append(told(joined(1), { conferenceSid: SID })),
      await append(told(joined(2), { conferenceSid: SID })),
    ];
    const other = await append(told(joined(1), { conferenceSid: OTHER }));
    expect(await idsAfter(0, [SID, OTHER])).toEqual([one, two, other]);
    expect(await idsAfter(Number(one), [SID])).toEqual([two]);
    expect(await idsAfter(0, [SID], 1)).toEqual([one]);
    expect(await idsAfter(0, [])).toEqual([]);
  });
});
