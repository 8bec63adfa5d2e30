import { describe, expect, it } from "vitest";
import type { Room } from "@/lib/model/room";
import { conference, iso, leg, START } from "@/lib/model/testing/rooms";
import { roomQuery } from "./room";

/** When a room that was read like this is read again. */
function nextRead(data: Room | undefined): unknown {
  const { refetchInterval } = roomQuery("CF1");
  const query = { state: { data } } as Parameters<
    Exclude<typeof refetchInterval, number | boolean | undefined>
  >[0];
  return typeof refetchInterval === "function" ? refetchInterval(query) : refetchInterval;
}

const over = { ...conference, status: "completed" as const };
const ended = (how: "left" | "lost") => leg("ana", { ended: { how, at: iso(START) } });

describe("a room is read again", () => {
  it.each<[string, Room | undefined]>([
    ["before it was read at all", undefined],
    ["while the conference goes on", { conference, legs: [ended("left")], readAt: START }],
    [
      "until it is known how everybody left",
      { conference: over, legs: [ended("lost")], readAt: START },
    ],
    ["while somebody seems to be in it", { conference: over, legs: [leg("ana")], readAt: START }],
  ])("%s", (_, room) => {
    expect(nextRead(room)).toBe(2000);
  });

  it("no more when it is over and everybody has left", () => {
    expect(nextRead({ conference: over, legs: [ended("left")], readAt: START })).toBe(false);
    expect(nextRead({ conference: over, legs: [], readAt: START })).toBe(false);
  });
});
