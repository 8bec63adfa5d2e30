// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Receipt, Submitted, Target } from "@/lib/model/command";
import { invalid } from "@/lib/model/fault";
import type { Room } from "@/lib/model/room";
import { conference, iso, participant, roomWith, START } from "@/lib/model/testing/rooms";
import {
  type Press,
  refusalOf,
  useAwaitedPress,
  useForgetPress,
  usePress,
  usePresses,
} from "./commands";
import { roomQuery } from "./room";

type Door = (target: Target, options: object) => Promise<Submitted>;
const door = vi.hoisted(() => vi.fn<Door>());
vi.mock("@/lib/actions/participants", () => ({
  createParticipant: door,
  updateParticipant: door,
  removeParticipant: door,
}));
vi.mock("@/lib/actions/conferences", () => ({ updateConference: door }));
const receiptOf = vi.hoisted(() => vi.fn<(commandId: string) => Promise<Receipt>>());
vi.mock("./receipts", () => ({ receiptOf }));

const at = iso(START + 5000);
const done = (rest: Partial<Receipt> = {}): Receipt => {
  return { commandId: "1", at, took: 5, outcome: "done", ...rest };
};

beforeEach(() => {
  door.mockReset().mockResolvedValue({ ok: true, commandId: "1" });
  receiptOf.mockReset().mockResolvedValue(done());
});
afterEach(cleanup);

const mute: Press = {
  operation: "updateParticipant",
  target: { conferenceSid: "CF1", callSid: "ana" },
  options: { muted: true },
};

/** A page that shows a conference with Ana and Ben in it. */
function page() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { queryKey } = roomQuery("CF1");
  queryClient.setQueryData(queryKey, roomWith(participant("ana"), participant("ben")));
  const room = () => queryClient.getQueryData<Room>(queryKey);
  const leg = (callSid: string) => room()?.legs.find((one) => one.callSid === callSid);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(
    () => ({
      press: usePress(),
      awaited: useAwaitedPress(),
      presses: usePresses("CF1"),
      elsewhere: usePresses("CF2"),
      forget: useForgetPress(),
    }),
    { wrapper },
  );
  const press = (one: Press) => act(() => result.current.press(one));
  return { result, press, queryClient, room, leg };
}

describe("a press of a button", () => {
  it("goes through its door at once and is followed until its receipt", async () => {
    const receipt: { arrive?: (value: Receipt) => void } = {};
    receiptOf.mockReturnValue(
      new Promise((resolve) => {
        receipt.arrive = resolve;
      }),
    );
    const { result, press, leg } = page();
    press(mute);
    await waitFor(() => expect(receiptOf).toHaveBeenCalledWith("1"));
    expect(door).toHaveBeenCalledWith(mute.target, mute.options);
    expect(result.current.presses).toMatchObject([{ ...mute, status: "pending", fault: null }]);
    expect(result.current.elsewhere).toEqual([]);
    expect(leg("ana")?.muted).toBe(false);

    act(() => receipt.arrive?.(done({ participant: participant("ana", { muted: true }) })));
    await waitFor(() => expect(result.current.presses).toMatchObject([{ status: "done" }]));
    expect(leg("ana")?.muted).toBe(true);
  });

  it("does not wait for one before it that hangs", async () => {
    receiptOf.mockReturnValueOnce(new Promise(() => {}));
    const { result, press } = page();
    press(mute);
    press({ ...mute, options: { hold: true } });
    await waitFor(() =>
      expect(result.current.presses.map(({ status }) => status)).toEqual(["pending", "done"]),
    );
  });

  it.each<[string, () => void, object]>([
    [
      "Bridgeboard refuses",
      () => door.mockResolvedValue({ ok: false, faults: [invalid("Fill in To.", "to")] }),
      { kind: "invalid", option: "to" },
    ],
    [
      "Twilio refuses",
      () => receiptOf.mockResolvedValue(done({ outcome: "failed", fault: invalid("No.") })),
      { kind: "invalid", message: "No." },
    ],
    [
      "never arrives, perhaps",
      () => door.mockRejectedValue(new TypeError("Failed to fetch")),
      { kind: "connection", unsure: true, repeatable: false },
    ],
  ])("that %s says why, and is shown until it is dismissed", async (_, goWrong, fault) => {
    goWrong();
    const { result, press, leg } = page();
    press(mute);
    await waitFor(() =>
      expect(result.current.presses).toMatchObject([{ status: "failed", fault }]),
    );
    expect(leg("ana")?.muted).toBe(false);
    act(() => result.current.forget(result.current.presses[0]?.id));
    await waitFor(() => expect(result.current.presses).toEqual([]));
  });
});

describe("what Twilio answered", () => {
  it("removes somebody", async () => {
    const { press, leg } = page();
    press({ ...mute, operation: "removeParticipant", options: {} });
    await waitFor(() => expect(leg("ana")?.ended).toEqual({ how: "removed", at }));
    expect(leg("ben")?.ended).toBeNull();
  });

  it("ends the conference", async () => {
    const over = { ...conference, status: "completed" as const };
    receiptOf.mockResolvedValue(done({ conference: over }));
    const { press, room } = page();
    press({ operation: "updateConference", target: { conferenceSid: "CF1" }, options: {} });
    await waitFor(() => expect(room()?.conference.status).toBe("completed"));
    expect(room()?.legs.map(({ ended }) => ended?.how)).toEqual(["lost", "lost"]);
  });

  it("adds who was dialled", async () => {
    receiptOf.mockResolvedValue(done({ participant: participant("cleo", { status: "queued" }) }));
    const { press, leg } = page();
    press({ operation: "createParticipant", target: { conferenceSid: "CF1" }, options: {} });
    await waitFor(() => expect(leg("cleo")).toMatchObject({ status: "queued", ended: null }));
  });

  it("is in the room before an awaited press resolves", async () => {
    receiptOf.mockResolvedValue(done({ participant: participant("ana", { muted: true }) }));
    const { result, leg } = page();
    await act(async () => {
      await result.current.awaited(mute);
      expect(leg("ana")?.muted).toBe(true);
    });
  });
});

it("gives a form every fault of its press, and forgets it by its error", async () => {
  const faults = [invalid("Fill in To.", "to"), invalid("Fill in From.", "from")];
  door.mockResolvedValue({ ok: false, faults });
  const { result } = page();
  let error: unknown;
  await act(async () => {
    error = await result.current.awaited(mute).catch((refused: unknown) => refused);
  });
  expect(refusalOf(error)).toEqual(faults);
  act(() => result.current.forget(error));
  await waitFor(() => expect(result.current.presses).toEqual([]));
});
