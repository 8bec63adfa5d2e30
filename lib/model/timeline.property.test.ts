import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conferenceEvents } from "./callback";
import { callStatuses, participantStatuses } from "./participant";
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
import type { Band } from "./timeline";
import { momentOf } from "./timeline-moment";
import { timelineOf } from "./timeline-of";

const NOW = START + 120_000;
const FAR = Number.POSITIVE_INFINITY;
const sid = fc.constantFrom("CAa", "CAb", "CAc", "CAd");
const moment = fc.integer({ min: START, max: START + 60_000 });
const anybody = fc
  .record({
    callSid: sid,
    status: fc.constantFrom(...participantStatuses),
    muted: fc.boolean(),
    hold: fc.boolean(),
    coaching: fc.boolean(),
    callSidToCoach: fc.option(sid),
  })
  .map(({ callSid, ...rest }) => participant(callSid, rest));
const group = fc.uniqueArray(anybody, { selector: ({ callSid }) => callSid });
const over = { ...conference, status: "completed" as const, dateUpdated: iso(START + 30_000) };

/** Anything that the record may say of a room. */
const anything: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc
    .tuple(moment, group, fc.uniqueArray(sid), fc.constantFrom(conference, conference, over))
    .map(([at, participants, gone, how]) => readEvent(at, { participants, gone, conference: how })),
  fc
    .tuple(fc.constantFrom(...conferenceEvents), moment, fc.integer({ min: 1, max: 40 }), anybody)
    .map(([event, at, sequence, one]) => toldEvent(event, at, sequence, one)),
  fc
    .tuple(sid, fc.constantFrom(...callStatuses, "initiated" as const), moment)
    .map(([one, status, at]) => callEvent(one, status, at)),
  fc.tuple(sid, fc.constantFrom(...callStatuses), moment).map(([one, status, at]) => {
    const endTime = iso(at - 5000);
    return readEvent(at, { calls: [call(one, { status, endTime })] });
  }),
  fc.tuple(anybody, moment, fc.nat({ max: 500 })).map(([one, at, took]) => answered(one, at, took)),
  fc.tuple(sid, moment).map(([one, at]) => removal(one, at)),
  fc.tuple(anybody, moment).map(([one, at]) =>
    receiptEvent(at, {
      operation: "createParticipant",
      deed: "dial",
      callSid: one.callSid,
      participant: one,
      took: 300,
    }),
  ),
);

/** Each callback's number belongs to one event: Twilio gives none twice. */
const history = fc.uniqueArray(anything, {
  maxLength: 30,
  selector: (event) =>
    event.kind === "callback" && event.callback.source === "conference"
      ? event.callback.sequence
      : -event.id,
});

const tell = (events: RoomEvent[]) => timelineOf(events, "CF1", NOW);
const trackOf = ({ kind }: Band) =>
  kind === "muted" || kind === "coaching" || kind === "speech" ? kind : "state";

describe("whatever is on record", () => {
  it("has bands that lie in their lane, go forwards, and overlap with none of their track", () => {
    fc.assert(
      fc.property(history, (events) => {
        const timeline = tell(events);
        for (const lane of timeline.lanes) {
          expect(lane.from).toBeGreaterThanOrEqual(timeline.from);
          expect(lane.to ?? NOW).toBeGreaterThanOrEqual(lane.from);
          expect(lane.to ?? NOW).toBeLessThanOrEqual(timeline.to);
          const ends = new Map<string, number>();
          for (const band of lane.bands) {
            const { from, to } = band;
            expect(from).toBeGreaterThanOrEqual(ends.get(trackOf(band)) ?? lane.from);
            expect(to ?? lane.to ?? FAR).toBeGreaterThan(from);
            expect(to ?? FAR).toBeLessThanOrEqual(lane.to ?? FAR);
            ends.set(trackOf(band), to ?? FAR);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("has marks that go forwards and lie within it", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { marks, from, to } = tell(events);
        const times = marks.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(times.every((at) => from <= at && at <= to)).toBe(true);
      }),
    );
  });

  it("is the same timeline in any order, however often it came", () => {
    const twice = history.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(twice, ([events, others]) => {
        expect(tell(others)).toEqual(tell(events));
      }),
    );
  });

  it("ends with what the board shows", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { legs } = roomAfter(...events);
        const timeline = tell(events);
        const shown = new Map(timeline.lanes.map((lane) => [lane.callSid, lane]));
        expect(new Set(shown.keys())).toEqual(new Set(legs.map(({ callSid }) => callSid)));
        for (const leg of legs) {
          const { ended = null } = shown.get(leg.callSid) ?? {};
          expect(ended?.how).toEqual(leg.ended?.how);
        }
        const { there } = momentOf(timeline, NOW);
        const seen = there.map(({ leg, talking }) => [leg.callSid, leg.muted, leg.hold, talking]);
        const present = legs.filter(({ ended }) => !ended);
        expect(new Map(seen.map(([callSid, ...rest]) => [callSid, rest]))).toEqual(
          new Map(
            present.map(({ callSid, muted, hold, status, speech }) => [
              callSid,
              // Who has not answered is not on hold for anybody's ear.
              [muted, hold && status === "connected", speech?.talking ?? false],
            ]),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});
