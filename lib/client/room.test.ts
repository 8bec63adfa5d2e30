import { describe, expect, it } from "vitest";
import type { Room } from "@/lib/model/room";
import { conference, iso, leg, roomShowing, START } from "@/lib/model/testing/rooms";
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
const ended = (how: "left" | "lost") => leg("ana", { ended: { how, at: iso(START), by: null } });

describe("a room that does not come by the stream is read again", () => {
  it.each<[string, Room | undefined]>([
    ["before it was read at all", undefined],
    ["while the conference goes on", roomShowing([ended("left")])],
    ["until it is known how everybody left", roomShowing([ended("lost")], { conference: over })],
    ["while somebody seems to be in it", roomShowing([leg("ana")], { conference: over })],
  ])("%s", (_, room) => {
    expect(nextRead(room)).toBe(5000);
  });

  it("no more when it is over and everybody has left", () => {
    expect(nextRead(roomShowing([ended("left")], { conference: over }))).toBe(false);
    expect(nextRead(roomShowing([], { conference: over }))).toBe(false);
  });
});
