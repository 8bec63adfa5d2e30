// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConferencePage } from "@/lib/model/conference";
import { invalid } from "@/lib/model/fault";
import type { Room } from "@/lib/model/room";
import {
  conference,
  participant,
  readEvent,
  roomWith,
  START,
  toldEvent,
} from "@/lib/model/testing/rooms";
import type { Watched } from "@/lib/model/watched";
import { createFold } from "./fold";

beforeEach(() => void vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible"));

/** A page that has read a conference with Ana and Ben in it. */
function page() {
  const queryClient = new QueryClient();
  const queryKey = ["room", "CF1"];
  queryClient.setQueryData(queryKey, roomWith(participant("CAana"), participant("CAben")));
  const fold = createFold(queryClient);
  const room = () => queryClient.getQueryData<Room>(queryKey);
  const state = () => queryClient.getQueryState<Room>(queryKey);
  const watched = (more: Partial<Watched> = {}) => {
    const said = { conferenceSid: "CF1", readAt: START + 9000, fault: null, callbacks: false };
    fold.take({ name: "watched", said: { ...said, ...more } });
  };
  const mutes = (callSid: string) => {
    const muted = { participants: [participant(callSid, { muted: true })] };
    fold.take({ name: "event", event: readEvent(START + 5000, muted) });
  };
  return { fold, room, state, watched, mutes, queryClient };
}

describe("what the stream says", () => {
  it("is in the room, and what comes within a frame makes one change", async () => {
    const { room, mutes, queryClient } = page();
    let changes = 0;
    queryClient.getQueryCache().subscribe(({ type }) => {
      if (type === "updated") changes += 1;
    });
    mutes("CAana");
    mutes("CAben");
    await vi.waitFor(() => expect(room()?.legs.map(({ muted }) => muted)).toEqual([true, true]));
    expect(changes).toBe(1);
  });

  it("makes the room younger where a read showed nothing new", async () => {
    const { room, watched } = page();
    watched();
    await vi.waitFor(() => expect(room()?.readAt).toBe(START + 9000));
  });

  it("of a read that fails stands until one works, whatever else happens meanwhile", async () => {
    const { state, watched, mutes } = page();
    const fault = invalid("Twilio had an internal error.");
    watched({ fault });
    await vi.waitFor(() => expect(state()?.error).toMatchObject({ fault }));
    mutes("CAana");
    await vi.waitFor(() => expect(state()?.data?.legs[0]?.muted).toBe(true));
    expect(state()).toMatchObject({ status: "error", error: { fault } });
    watched();
    await vi.waitFor(() => expect(state()).toMatchObject({ status: "success", error: null }));
  });
});

describe("the list of conferences", () => {
  it("keeps as ended what has ended, however late its beginning is told", () => {
    const { fold, queryClient } = page();
    const queryKey = ["conferences", {}];
    const first: ConferencePage = { conferences: [conference], next: null, previous: null };
    queryClient.setQueryData(queryKey, first);
    const status = () => queryClient.getQueryData<ConferencePage>(queryKey)?.conferences[0]?.status;
    const tell = (event: "conference-start" | "conference-end", sequence: number) =>
      fold.take({ name: "event", event: toldEvent(event, START + 1000, sequence, null) });
    tell("conference-end", 9);
    expect(status()).toBe("completed");
    tell("conference-start", 1);
    expect(status()).toBe("completed");
  });
});
