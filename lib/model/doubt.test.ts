import { expect, it } from "vitest";
import { isInDoubt } from "./doubt";
import { withEvents } from "./room";
import {
  participant,
  readEvent,
  receiptEvent,
  roomAfter,
  roomWith,
  START,
  toldEvent,
} from "./testing/rooms";

const ana = participant("CAana", { muted: true });
const others = participant("CAana", { muted: false });

/** Ana was muted from here, which took a second; a callback about her, so many ms after the press. */
const meanwhile = (after: number, said = others) => {
  const room = withEvents(roomWith(participant("CAana")), [
    receiptEvent(START + 2000, { participant: ana, callSid: "CAana", took: 1000 }),
    toldEvent("participant-unmute", START + 1000 + after, 9, said),
  ]);
  const facts = room.facts.legs["CAana"];
  return facts !== undefined && isInDoubt(facts);
};

it("is doubtful what is set where somebody else changed it during a press", () => {
  expect(meanwhile(500)).toBe(true);
});

it("is doubtful who is there where a read overlaps with their leaving", () => {
  const left = toldEvent("participant-leave", START + 1000, 9, ana);
  const listed = (asOf: number) => {
    const read = readEvent(START + 2000, { participants: [ana], asOf });
    const facts = roomAfter(left, read).facts.legs["CAana"];
    return facts && isInDoubt(facts);
  };
  expect(listed(left.id - 1)).toBe(true);
  expect(listed(left.id)).toBe(false);
});

it("is sure where a callback is older, newer, or says the same", () => {
  expect(meanwhile(-500)).toBe(false);
  expect(meanwhile(5000)).toBe(false);
  expect(meanwhile(500, ana)).toBe(false);
});
