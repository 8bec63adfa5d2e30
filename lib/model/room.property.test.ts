import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conferenceEvents } from "./callback";
import { callStatuses, type Participant, participantStatuses } from "./participant";
import { emptyRoom, present, type Room, withEvents, withReadAt } from "./room";
import { differenceOf } from "./room-difference";
import type { RoomEvent } from "./room-event";
import {
  answered,
  call,
  callEvent,
  conference,
  iso,
  participant,
  readEvent,
  receiptEvent,
  removal,
  roomAfter,
  START,
  toldEvent,
} from "./testing/rooms";

const callSids = ["CAa", "CAb", "CAc", "CAd", "CAe", "CAf", "CAg"];

/** Each was created at a second of its own or in the same one as others, for ever. */
const createdAt = (callSid: string) =>
  iso(START + Math.floor(callSids.indexOf(callSid) / 3) * 1000);

const sid = fc.constantFrom(...callSids);
const anybody = fc
  .record({
    callSid: sid,
    status: fc.constantFrom(...participantStatuses),
    muted: fc.boolean(),
    hold: fc.boolean(),
    coaching: fc.boolean(),
  })
  .map(({ callSid, ...rest }) =>
    participant(callSid, { ...rest, dateCreated: createdAt(callSid) }),
  );
const group = fc.uniqueArray(anybody, { selector: ({ callSid }) => callSid });
const moment = fc.integer({ min: START, max: START + 60_000 });
/** Also by a clock that is hours off. */
const anyTime = fc.integer({ min: START - 7_200_000, max: START + 7_200_000 });
const over = { ...conference, status: "completed" as const };

/** Twilio may have been asked when no more was on record than so. */
const asOfAnything = <One extends RoomEvent>(event: One) =>
  fc.nat({ max: 30 }).map((behind) => ({ ...event, asOf: Math.max(0, event.id - 1 - behind) }));

/** Anything that the record may say of a room. */
const anything: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc
    .tuple(moment, group, fc.uniqueArray(sid), fc.boolean())
    .map(([at, participants, gone, ended]) =>
      readEvent(at, { participants, gone, conference: ended ? over : conference }),
    )
    .chain(asOfAnything),
  fc
    .tuple(fc.constantFrom(...conferenceEvents), moment, fc.integer({ min: 1, max: 40 }), anybody)
    .map(([event, at, sequence, one]) => toldEvent(event, at, sequence, one)),
  fc
    .tuple(sid, fc.constantFrom(...callStatuses, "initiated" as const), moment)
    .map(([one, status, at]) => callEvent(one, status, at)),
  fc
    .tuple(sid, fc.constantFrom(...callStatuses), moment)
    .map(([one, status, at]) => readEvent(at, { calls: [call(one, { status })] }))
    .chain(asOfAnything),
  fc
    .tuple(anybody, moment, fc.nat({ max: 500 }))
    .map(([one, at, took]) => answered(one, at, took))
    .chain(asOfAnything),
  fc
    .tuple(sid, moment)
    .map(([one, at]) => removal(one, at))
    .chain(asOfAnything),
  fc
    .tuple(anybody, moment)
    .map(([one, at]) =>
      receiptEvent(at, { operation: "createParticipant", deed: "dial", participant: one }),
    ),
);

/** Each callback's number belongs to one event: Twilio gives none twice. */
const history = fc.uniqueArray(anything, {
  maxLength: 25,
  selector: (event) =>
    event.kind === "callback" && event.callback.source === "conference"
      ? event.callback.sequence
      : -event.id,
});

const shuffled = (events: RoomEvent[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(events.length > 0 ? fc.constantFrom(...events) : fc.constant(null)),
    )
    .map(([all, again]) => [...all, ...again.filter((event) => event !== null)]);

const legOf = (room: Room, callSid: string) => room.legs.find((leg) => leg.callSid === callSid);

describe("whatever is on record", () => {
  it("makes the same room in any order, however often, at once or one by one", () => {
    const twice = history.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));
    fc.assert(
      fc.property(twice, fc.nat(), ([events, others], cut) => {
        const room = roomAfter(...events);
        expect(roomAfter(...others)).toEqual(room);
        const middle = cut % (others.length + 1);
        const begun = withEvents(emptyRoom("CF1"), others.slice(0, middle));
        expect(withEvents(begun, others.slice(middle))).toEqual(room);
        const oneByOne = others.reduce((so, event) => withEvents(so, [event]), emptyRoom("CF1"));
        expect(oneByOne).toEqual(room);
      }),
      { numRuns: 500 },
    );
  });

  it("has nobody twice, in the order of joining", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { legs } = roomAfter(...events);
        expect(new Set(legs.map(({ callSid }) => callSid)).size).toBe(legs.length);
        const created = legs.map(({ dateCreated }) => Math.floor(Date.parse(dateCreated) / 1000));
        expect(created).toEqual(created.toSorted((a, b) => a - b));
      }),
    );
  });

  it("leaves the legs alone, to the object, that the news does not speak of", () => {
    fc.assert(
      fc.property(history, anybody, moment, (events, one, at) => {
        const room = roomAfter(...events);
        const after = withEvents(room, [answered(one, at)]);
        const others = room.legs.filter(({ callSid }) => callSid !== one.callSid);
        expect(others.every((leg) => legOf(after, leg.callSid) === leg)).toBe(true);
      }),
    );
  });
});

describe("a read", () => {
  it("that began before a callback never undoes it", () => {
    fc.assert(
      fc.property(history, anybody, group, moment, moment, (events, one, all, at, before) => {
        fc.pre(before < at);
        const told = toldEvent("participant-mute", at, 99, one);
        const room = roomAfter(...events, told);
        const { muted, hold, said } = legOf(room, one.callSid) ?? {};
        fc.pre(said?.by === "callback");
        const asOf = told.id - 1;
        const after = withEvents(room, [readEvent(before, { participants: all, asOf })]);
        expect(legOf(after, one.callSid)).toMatchObject({ muted, hold });
        // And it is not even written down as news.
        const difference = differenceOf(room, { conference, participants: all, at: before, asOf });
        expect(difference?.participants.map(({ callSid }) => callSid) ?? []).not.toContain(
          one.callSid,
        );
      }),
    );
  });

  it("that begins when all is on record shows what Twilio lists, whatever was lost and whatever the clocks say", () => {
    const alive = fc.constantFrom(...participantStatuses.slice(0, 4));
    const truth = fc
      .tuple(group, fc.array(alive, { minLength: 7, maxLength: 7 }))
      .map(([all, statuses]) =>
        all.map((one, index): Participant => {
          const callSidToCoach = one.coaching ? "CAa" : null;
          return { ...one, status: statuses[index] ?? "connected", callSidToCoach };
        }),
      );
    // What ends for good cannot be listed again: neither a conference nor a call comes back.
    const going = history.map((events) =>
      events.filter(
        (event) =>
          !(event.kind === "read" && (event.difference.conference === over || hasCalls(event))) &&
          !(event.kind === "callback" && event.callback.source === "call") &&
          !(event.kind === "callback" && isEnd(event.callback)),
      ),
    );
    fc.assert(
      fc.property(going, truth, anyTime, (events, listed, at) => {
        const known = roomAfter(...events);
        const asOf = known.event;
        const read = { conference, participants: listed.toReversed(), at, asOf };
        const difference = differenceOf(known, read);
        const room = difference
          ? withEvents(known, [readEvent(at, { ...difference, asOf })])
          : known;
        const shown = present(room).map(seen);
        expect(new Set(shown)).toEqual(new Set(listed.map((one) => seen(furthest(one, known)))));
        // A second look at the same shows nothing new.
        expect(
          differenceOf(withReadAt(room, at), { ...read, at: at + 2000, asOf: room.event }),
        ).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

const hasCalls = (event: Extract<RoomEvent, { kind: "read" }>) => event.difference.calls.length > 0;
const isEnd = (callback: object) => Reflect.get(callback, "event") === "conference-end";

const seen = ({ callSid, muted, hold, coaching, callSidToCoach, status }: Participant) =>
  JSON.stringify({ callSid, muted, hold, coaching, callSidToCoach, status });

/** Who was once connected does not ring any more: such a list is only there because it was made up. */
function furthest(one: Participant, room: Room): Participant {
  const before = room.facts.legs[one.callSid]?.status ?? "queued";
  const [a, b] = [participantStatuses.indexOf(before), participantStatuses.indexOf(one.status)];
  return { ...one, status: participantStatuses[Math.max(a, b)] ?? one.status };
}

const crowd = (from: number, size: number): Participant[] =>
  Array.from({ length: size }, (_, index) => participant(`CAcrowd ${from + index}`));

describe("those who have gone", () => {
  it("are shown up to the last 100, and never push out anybody who is there", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 8 }), (sizes) => {
        const here = crowd(10_000, 250);
        let room = roomAfter(readEvent(START, { participants: here }));
        let seenSoFar = 0;
        for (const [index, size] of sizes.entries()) {
          const came = crowd(seenSoFar, size);
          const at = START + index * 2000;
          room = withEvents(room, [
            readEvent(at, { participants: came }),
            readEvent(at + 1000, { gone: came.map(({ callSid }) => callSid) }),
          ]);
          seenSoFar += size;
        }
        expect(present(room)).toHaveLength(250);
        expect(room.legs).toHaveLength(250 + Math.min(seenSoFar, 100));
      }),
      { numRuns: 20 },
    );
  });
});
