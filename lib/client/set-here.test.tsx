// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { Receipt } from "@/lib/model/command";
import type { Press } from "@/lib/model/press";
import type { RoomEvent } from "@/lib/model/room-event";
import { iso, receiptEvent, START } from "@/lib/model/testing/rooms";
import { useSetHere } from "./set-here";

const stream = vi.hoisted((): { hear?: (event: RoomEvent) => void } => ({}));
vi.mock("./live/use-live", () => ({
  useLiveEvents: (listener: (event: RoomEvent) => void) => {
    stream.hear = listener;
  },
}));

afterEach(cleanup);

const target = { conferenceSid: "CF1", callSid: "CAana" };
const mute: Press = { operation: "updateParticipant", target, options: { muted: true } };
const done = { commandId: "c1", at: iso(START), outcome: "done" } as Receipt;

/** A page on which presses come to these receipts. */
function page() {
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useSetHere("CF1"), { wrapper });
  const cache = queryClient.getMutationCache();
  const press = (made: Press, receipt: Receipt = done) =>
    act(() =>
      cache
        .build<Receipt, Error, Press, unknown>(queryClient, {
          mutationKey: ["press"],
          mutationFn: async () => receipt,
        })
        .execute(made)
        .then(() => undefined),
    );
  const set = () => result.current.set.map(({ options }) => options);
  return { result, press, set };
}

/** Somebody's command, as the stream tells of it. */
const command = (commandId: string, deed: "unmute" | "hold"): RoomEvent => {
  const { outcome: _, ...asked } = receiptEvent(START, { commandId, deed, callSid: "CAana" });
  return { ...asked, kind: "command" };
};

it("keeps what was set and is done, with the time of the answer", async () => {
  const { result, press, set } = page();
  await press(mute);
  await waitFor(() => expect(set()).toEqual([{ muted: true }]));
  expect(result.current.set[0]?.at).toBe(START);
});

it("keeps nothing of a press that is not known to be done, or that is elsewhere", async () => {
  const { press, set } = page();
  await press(mute, { ...done, outcome: "unknown" });
  await press({ ...mute, target: { ...target, conferenceSid: "CF2" } });
  await press({ operation: "removeParticipant", target, options: {} });
  expect(set()).toEqual([]);
});

it("forgets it when it is left, when it is set anew, and when another sets it", async () => {
  const { result, press, set } = page();
  await press(mute);
  await press({ ...mute, options: { muted: false } }, { ...done, commandId: "c2" });
  expect(set()).toEqual([{ muted: false }]);
  act(() => stream.hear?.(command("c3", "hold")));
  expect(set()).toEqual([{ muted: false }]);
  act(() => stream.hear?.(command("c3", "unmute")));
  expect(set()).toEqual([]);
  await press(mute);
  const [kept] = result.current.set;
  act(() => kept && result.current.leave(kept));
  expect(set()).toEqual([]);
});

it("does not take its own command for somebody else's, however late it is told", async () => {
  const { press, set } = page();
  await press({ ...mute, options: { muted: false } });
  act(() => stream.hear?.(command("c1", "unmute")));
  expect(set()).toEqual([{ muted: false }]);
});
