import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { invalid } from "@/lib/model/fault";
import { orm } from "../database/database";
import { events } from "../database/record";
import { commandEvent, receiptEvent } from "../record/command-log-events";
import { append } from "../record/events";
import { commandOf, doneOf } from "../testing/commands";
import { describeOnEach } from "../testing/databases";
import { faultFrom } from "../testing/gateway";
import { happens, OTHER, rings, SID, streaming } from "./testing/board";

const THIRD = `CF${"4".repeat(32)}`;
const CALL = `CA${"3".repeat(32)}`;
const running: { stop?: () => void } = {};
afterEach(() => running.stop?.());

async function board(streams?: number) {
  const started = await streaming(streams);
  running.stop = started.stop;
  return started;
}

/** Somebody's press, and what came of it. */
async function presses(
  person: { id: string; name: string },
  conferenceSid: string,
  refused = false,
) {
  const command = commandOf({
    requestedBy: person,
    target: { conferenceSid, callSid: CALL },
    id: randomUUID(),
  });
  await append(commandEvent(command, randomUUID()));
  const failed = { outcome: "failed" as const, fault: invalid("They have left.") };
  await append(receiptEvent(command, doneOf(command, refused ? failed : {})));
  return command;
}

/** Twenty topics of as many conferences. */
const twentyFrom = (first: number) =>
  Array.from({ length: 20 }, (_, index) => `topic=CF${`${first + index}`.padStart(32, "0")}`);

describeOnEach("a live stream", () => {
  it("tells what happens in what it is for, as it happens, and nothing else", async () => {
    const { browser, feed } = await board();
    const dana = await browser();
    // Signing in is on record as well, and the feed may hear of it late.
    const [signIn] = await orm().select({ id: events.id }).from(events);
    await vi.waitFor(() => expect(feed.last()).toBe(signIn?.id));
    const stream = await dana.read(`topic=${SID}`);
    expect(await stream.next()).toMatchObject({ name: "hello", data: { last: signIn?.id } });
    await happens("participant-join", OTHER);
    const id = await happens("participant-join");
    expect(await stream.next()).toMatchObject({ name: "event", id, data: { conferenceSid: SID } });
  });

  it("goes on after the event that its reader has, or a topic's own", async () => {
    const { browser, feed } = await board();
    const ids = [await happens(), await happens(), await happens("participant-hold", OTHER)];
    const dana = await browser();
    const asked = [
      [`topic=${SID}&after=${ids[0]}`, {}, [ids[1]]],
      [`topic=${SID}&after=0`, { "last-event-id": `${ids[0]}` }, [ids[1]]],
      [`topic=${SID}:${ids[0]}&topic=${OTHER}:0`, {}, [ids[1], ids[2]]],
      [`topic=${SID}`, {}, []],
    ] as const;
    const last = await happens("announcement-end", THIRD);
    await vi.waitFor(() => expect(feed.last()).toBe(last));
    for (const [query, headers, expected] of asked) {
      const stream = await dana.read(`${query}&topic=${THIRD}:${last}`, headers);
      const next = await happens("announcement-end", THIRD);
      await stream.until(({ id }) => id === next);
      const ofThese = stream.events().filter(({ conferenceSid }) => conferenceSid !== THIRD);
      expect(ofThese.map(({ id }) => id)).toEqual(expected);
      await stream.close();
    }
  });

  it("has no gap and no repeat, however often it is lost while much is written", async () => {
    const { browser } = await board();
    const dana = await browser();
    const written: number[] = [];
    const writing = (async () => {
      for (let round = 0; round < 40; round++) {
        written.push(...(await Promise.all(Array.from({ length: 5 }, () => happens()))));
      }
    })();
    const heard: number[] = [];
    for (let times = 0; heard.length < 200; times++) {
      const stream = await dana.read(`topic=${SID}&after=${heard.at(-1) ?? 0}`);
      const most = (times * 7) % 23;
      for (let read = 0; read <= most && heard.length < 200; ) {
        const message = await stream.next();
        if (message?.name !== "event") continue;
        heard.push(message.id ?? 0);
        read += 1;
      }
      await stream.close();
    }
    await writing;
    expect(heard).toEqual(written.toSorted((a, b) => a - b));
  });

  it("brings what was not known to belong there when its reader left", async () => {
    const { browser, feed } = await board();
    const before = await happens();
    const call = await rings(CALL);
    const had = await happens();
    const { id: commandId } = await presses({ id: "dana", name: "Dana" }, SID);
    const last = await happens();
    await vi.waitFor(() => expect(feed.last()).toBe(last));
    const stream = await (await browser("alex")).read(`topic=${SID}:${had}`);
    await stream.until(({ id }) => id === last);
    const [first, ...others] = stream.events();
    expect(first).toMatchObject({ id: call, kind: "callback", conferenceSid: SID });
    expect(others.map((event) => event.id)).not.toContain(before);
    expect(others).toMatchObject([{ commandId }, { commandId }, { id: last }]);
  });

  it("asks for a fresh read where too much was missed", async () => {
    const { browser, feed } = await board();
    await orm().execute(sql`
      insert into events (at, kind, conference_sid, payload, key)
      select now(), 'read', ${SID}, '{"participants":[],"gone":[],"calls":[]}', 'read:' || n
      from generate_series(1, 2001) n`);
    const other = await happens("participant-join", OTHER);
    await vi.waitFor(() => expect(feed.last()).toBe(other));
    const stream = await (await browser()).read(`topic=${SID}:0&topic=${OTHER}:0`);
    await stream.until(({ id }) => id === other);
    expect(stream.all.map(({ name }) => name)).toEqual(["hello", "reload", "event"]);
    expect(stream.all[1]?.data).toEqual({ topics: [SID] });
  });

  it("tells a person's own presses wherever they were, and why one was refused to nobody else", async () => {
    const { browser } = await board();
    const [dana, sam] = [await browser("dana"), await browser("sam")];
    const [hers, his] = [await dana.read(`topic=${SID}`), await sam.read(`topic=${SID}`)];
    const there = await presses(dana.person, "A new conference");
    const here = await presses(dana.person, SID, true);
    const last = await happens();
    for (const stream of [hers, his]) await stream.until(({ id }) => id === last);
    const seen = (stream: typeof hers) =>
      stream.events().flatMap((event) => {
        if (!("commandId" in event)) return [];
        const fault = event.kind === "receipt" ? event.fault?.message : undefined;
        return [[event.commandId, event.kind, fault]];
      });
    const ofHere = (fault?: string) => [
      [here.id, "command", undefined],
      [here.id, "receipt", fault],
    ];
    const ofThere = [
      [there.id, "command", undefined],
      [there.id, "receipt", undefined],
    ];
    expect(seen(hers)).toEqual([...ofThere, ...ofHere("They have left.")]);
    expect(seen(his)).toEqual(ofHere());
    const again = await dana.read(`topic=${SID}&after=0`);
    await again.until(({ id }) => id === last);
    expect(seen(again)).toEqual(seen(hers));
    const hisAgain = await sam.read(`topic=${SID}&after=0`);
    await hisAgain.until(({ id }) => id === last);
    expect(seen(hisAgain)).toEqual(ofHere());
  });

  it("of the list tells what changes the list", async () => {
    const { browser } = await board();
    const stream = await (await browser()).read("topic=conferences");
    for (const event of ["participant-mute", "conference-start", "announcement-end"] as const) {
      await happens(event, OTHER);
    }
    const last = await happens("participant-leave", OTHER);
    await stream.until(({ id }) => id === last);
    const told = stream.events().map((event) => event.kind === "callback" && event.callback);
    expect(told).toMatchObject([{ event: "conference-start" }, { event: "participant-leave" }]);
  });

  it("tells of a call when its conference is known", async () => {
    const { browser } = await board();
    const dana = await browser();
    const stream = await dana.read(`topic=${SID}`);
    const early = await rings(CALL);
    await presses(dana.person, SID);
    await stream.until(({ data }) => (data as { kind?: string }).kind === "receipt");
    const told = stream.all.filter(({ name }) => name === "event");
    const withId = (event: unknown) => (event as { id: number }).id === early;
    expect(told[0]).toMatchObject({ id: null, data: { conferenceSid: SID, kind: "callback" } });
    expect(told.filter(({ data }) => withId(data))).toHaveLength(1);
  });

  it("tells of such a call also to whoever has come meanwhile", async () => {
    const { browser, feed } = await board();
    const dana = await browser();
    const early = await rings(CALL);
    const before = await happens();
    await vi.waitFor(() => expect(feed.last()).toBe(before));
    const stream = await dana.read(`topic=${SID}:${before}`);
    await presses(dana.person, SID);
    await stream.until(({ data }) => (data as { kind?: string }).kind === "receipt");
    expect(stream.events().map(({ id }) => id)).toContain(early);
  });

  it("says how each topic is being read, at first and whenever it changes", async () => {
    const { browser, tellWatched } = await board();
    const watched = { conferenceSid: SID, readAt: 5, fault: null, callbacks: false };
    tellWatched(watched);
    const stream = await (await browser()).read(`topic=${SID}`);
    await stream.next();
    expect(await stream.next()).toEqual({ name: "watched", id: null, data: watched });
    tellWatched({ ...watched, readAt: 6 });
    expect(await stream.next()).toMatchObject({ name: "watched", data: { readAt: 6 } });
  });

  it("gives way to newer ones of the same person, the oldest first", async () => {
    const { browser, live } = await board(2);
    const [dana, sam] = [await browser("dana"), await browser("sam")];
    const his = await sam.read(`topic=${SID}`);
    const [first, second] = [await dana.read(`topic=${SID}`), await dana.read(`topic=${OTHER}`)];
    const third = await dana.read(`topic=${SID}`);
    await first.until(({ name }) => name === "elsewhere");
    expect(await first.next()).toBeNull();
    await second.close();
    const fourth = await dana.read(`topic=${SID}`);
    const last = await happens();
    for (const stream of [his, third, fourth]) await stream.until(({ id }) => id === last);
    expect(live.size()).toBe(3);
  });

  it("gives way to newer ones that together have too many topics", async () => {
    const { browser } = await board();
    const dana = await browser("dana");
    const first = await dana.read(twentyFrom(0).join("&"));
    const second = await dana.read(twentyFrom(20).join("&"));
    const third = await dana.read(twentyFrom(40).join("&"));
    await first.until(({ name }) => name === "elsewhere");
    expect(await first.next()).toBeNull();
    await second.close();
    await third.close();
  });

  it("ends with a word when the process does", async () => {
    const { browser, live } = await board();
    const stream = await (await browser()).read(`topic=${SID}`);
    await stream.next();
    live.close();
    expect(await stream.next()).toMatchObject({ name: "bye" });
    expect(await stream.next()).toBeNull();
    expect(live.size()).toBe(0);
  });

  it("that is on its way when the process stops is sent away, and keeps nothing open", async () => {
    const { browser, live } = await board();
    const dana = await browser();
    const onItsWay = dana.open(`topic=${SID}`);
    live.close();
    expect((await onItsWay).status).toBe(503);
    expect(live.size()).toBe(0);
  });

  it("that is read too slowly is given up, and goes on from where its reader was", async () => {
    const { browser, live } = await board();
    const dana = await browser();
    const response = await dana.open(`topic=${SID}`);
    const much = "x".repeat(100_000);
    const ids: number[] = [];
    for (let times = 0; times < 12; times++) ids.push(await happens("participant-mute", SID, much));
    await vi.waitFor(() => expect(live.size()).toBe(0));
    await expect(response.text()).rejects.toThrow(/given up/);
    const again = await dana.read(`topic=${SID}&after=${ids[3]}`);
    await again.until(({ id }) => id === ids[11]);
    expect(again.events().map(({ id }) => id)).toEqual(ids.slice(4));
  });
});

describe("what is asked for", () => {
  it.each([
    ["", "Name at least one topic."],
    ["topic=lobby", "A topic is a Conference SID"],
    [`topic=${SID}:x`, "An event's id is a number."],
    [`topic=${SID}:1:2`, "A topic is a Conference SID"],
    [`topic=${SID}&after=-1`, "An event's id is a number."],
    [Array.from({ length: 21 }, () => `topic=${SID}`).join("&"), "at most 20 topics"],
  ])("is refused where it makes no sense: %s", async (query, message) => {
    const { askedOf } = await import("./asked");
    const request = new Request(`http://localhost:3000/api/live?${query}`);
    const fault = await faultFrom(Promise.resolve().then(() => askedOf(request)));
    expect(fault).toMatchObject({ kind: "invalid", message: expect.stringContaining(message) });
  });
});
