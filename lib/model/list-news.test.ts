import { describe, expect, it } from "vitest";
import { isListNews, movesPeople, saidOfConference } from "./list-news";
import type { RoomEvent } from "./room-event";
import {
  answered,
  callEvent,
  conference,
  participant,
  readEvent,
  receiptEvent,
  removal,
  START,
  toldEvent,
} from "./testing/rooms";

const ana = participant("CAana");
const ended = toldEvent("conference-end", START, 9, null, {
  reasonConferenceEnded: "conference-ended-via-api",
});
const dialled = receiptEvent(START, { operation: "createParticipant", participant: ana });

describe("the list of conferences", () => {
  it.each<[news: string, event: RoomEvent]>([
    ["a conference begins", toldEvent("conference-start", START, 1, null)],
    ["a conference ends", ended],
    ["a read shows a conference anew", readEvent(START, { conference })],
    ["somebody ended a conference here", receiptEvent(START, { conference, deed: "end" })],
    ["somebody joins", toldEvent("participant-join", START, 1, ana)],
    ["somebody leaves", toldEvent("participant-leave", START, 2, ana)],
    ["a read shows somebody", readEvent(START, { participants: [ana] })],
    ["a read misses somebody", readEvent(START, { gone: ["CAana"] })],
    ["somebody was dialled in", dialled],
    ["somebody was removed", removal("CAana", START)],
  ])("has news when %s", (_, event) => {
    expect(isListNews(event)).toBe(true);
  });

  it.each<[what: string, event: RoomEvent]>([
    ["a mute is told", toldEvent("participant-mute", START, 3, ana)],
    ["somebody talks", toldEvent("participant-speech-start", START, 4, ana)],
    ["a mute is answered", answered({ ...ana, muted: true }, START)],
    ["a call rings", callEvent("CAana", "ringing", START)],
    ["a removal has failed", { ...removal("CAana", START), outcome: "failed" }],
    ["a read settles a call", readEvent(START, {})],
  ])("stays as it is when %s", (_, event) => {
    expect(isListNews(event)).toBe(false);
  });

  it("tells apart what is said of a conference and of those in it", () => {
    expect(saidOfConference(ended)).toEqual({
      status: "completed",
      reasonConferenceEnded: "conference-ended-via-api",
    });
    expect(saidOfConference(toldEvent("conference-start", START, 1, null))).toEqual({
      status: "in-progress",
    });
    expect(saidOfConference(dialled)).toBeUndefined();
    expect(movesPeople(readEvent(START, { conference }))).toBe(false);
  });
});
