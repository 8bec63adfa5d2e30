import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callStatuses, type Participant, participantStatuses } from "./participant";
import {
  present,
  type Room,
  roomOf,
  withCall,
  withConference,
  withParticipant,
  withRead,
  withRemoval,
} from "./room";
import { call, conference, iso, participant, read, START } from "./testing/rooms";

const callSids = ["a", "b", "c", "d", "e", "f", "g"];

/** Each was created at a second of its own or in the same one as others, for ever. */
const createdAt = (callSid: string) =>
  iso(START + Math.floor(callSids.indexOf(callSid) / 3) * 1000);

const anybody = fc
  .record({
    callSid: fc.constantFrom(...callSids),
    status: fc.constantFrom(...participantStatuses.slice(0, 4)),
    muted: fc.boolean(),
  })
  .map(({ callSid, ...rest }) =>
    participant(callSid, { ...rest, dateCreated: createdAt(callSid) }),
  );
const group = fc.uniqueArray(anybody, { selector: ({ callSid }) => callSid });
const moment = fc.integer({ min: START, max: START + 60_000 });

/** Something that the board learns, in whatever order it arrives. */
type News = (room: Room) => Room;
const news: fc.Arbitrary<News> = fc.oneof(
  fc.tuple(group, moment).map(
    ([all, at]): News =>
      (room) =>
        withRead(room, read(all, at)),
  ),
  fc.tuple(anybody, moment).map(
    ([one, at]): News =>
      (room) =>
        withParticipant(room, one, at),
  ),
  fc.tuple(fc.constantFrom(...callSids), moment).map(
    ([callSid, at]): News =>
      (room) =>
        withRemoval(room, callSid, at),
  ),
  fc.tuple(fc.constantFrom(...callSids), fc.constantFrom(...callStatuses)).map(
    ([sid, status]): News =>
      (room) =>
        withCall(room, call(sid, { status })),
  ),
);

const rooms = fc
  .array(news, { maxLength: 20 })
  .map((history) => history.reduce((room, learn) => learn(room), roomOf(conference)));

const sidsOf = (room: Room) => room.legs.map(({ callSid }) => callSid);
const legOf = (room: Room, callSid: string) => room.legs.find((leg) => leg.callSid === callSid);

describe("whatever the board learns, in whatever order", () => {
  it("nobody is there twice", () => {
    fc.assert(
      fc.property(rooms, (room) => {
        expect(new Set(sidsOf(room)).size).toBe(room.legs.length);
      }),
    );
  });

  it("legs stand in the order of joining and never change places", () => {
    fc.assert(
      fc.property(rooms, news, (room, learn) => {
        const after = learn(room);
        const created = after.legs.map(({ dateCreated }) => dateCreated);
        expect(created).toEqual(created.toSorted());
        const stayed = new Set(sidsOf(room));
        expect(sidsOf(after).filter((sid) => stayed.has(sid))).toEqual(sidsOf(room));
      }),
    );
  });

  it("an older read never undoes the answer to a change", () => {
    fc.assert(
      fc.property(rooms, anybody, group, moment, moment, (room, one, all, at, before) => {
        fc.pre(before < at);
        const known = withParticipant(room, one, at);
        fc.pre(known !== room);
        expect(legOf(withRead(known, read(all, before)), one.callSid)).toEqual(
          legOf(known, one.callSid),
        );
      }),
    );
  });

  it("an older read never undoes a removal, nor the end of the conference", () => {
    fc.assert(
      fc.property(rooms, group, moment, moment, (room, all, at, before) => {
        fc.pre(before < at);
        for (const { callSid } of present(room)) {
          const removed = withRemoval(room, callSid, at);
          expect(legOf(withRead(removed, read(all, before)), callSid)?.ended).not.toBeNull();
        }
        const ended = withConference(room, { ...conference, status: "completed" }, at);
        expect(present(withRead(ended, read(all, before)))).toEqual([]);
      }),
    );
  });

  it("those who are there are those whom the newest read lists, whenever it arrives", () => {
    const reads = fc.uniqueArray(fc.tuple(moment, group), {
      selector: ([at]) => at,
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(reads, (arrivals) => {
        const room = arrivals.reduce(
          (before, [at, all]) => withRead(before, read(all, at)),
          roomOf(conference),
        );
        const [, newest] = arrivals.toSorted(([a], [b]) => b - a)[0] ?? [0, []];
        const shown = present(room).map(({ callSid, muted, status }) => [callSid, muted, status]);
        const listed = newest.map(({ callSid, muted, status }) => [callSid, muted, status]);
        expect(new Set(shown.map(String))).toEqual(new Set(listed.map(String)));
      }),
    );
  });
});

const crowd = (from: number, size: number): Participant[] =>
  Array.from({ length: size }, (_, index) => participant(`crowd ${from + index}`));

describe("those who have gone", () => {
  it("are remembered up to the last 100, however many come and go", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 8 }), (sizes) => {
        let room = roomOf(conference);
        let seen = 0;
        for (const [index, size] of sizes.entries()) {
          room = withRead(room, read(crowd(seen, size), START + index * 1000));
          seen += size;
        }
        room = withRead(room, read([], START + sizes.length * 1000));
        expect(room.legs).toHaveLength(Math.min(seen, 100));
        // Those who went last are among them.
        const wentLast = sizes.at(-1) ?? 0;
        const last = crowd(seen - wentLast, wentLast).map(({ callSid }) => callSid);
        expect(sidsOf(room)).toEqual(expect.arrayContaining(last));
      }),
    );
  });

  it("never push out anybody who is there", () => {
    const here = crowd(1000, 250);
    let room = withRead(roomOf(conference), read([...crowd(0, 250), ...here]));
    room = withRead(room, read(here, START + 1000));
    expect(present(room)).toHaveLength(250);
    expect(room.legs).toHaveLength(350);
  });
});
