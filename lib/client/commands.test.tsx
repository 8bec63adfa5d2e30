// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Receipt, Submitted, Target } from "@/lib/model/command";
import { faultText, invalid } from "@/lib/model/fault";
import type { Press } from "@/lib/model/press";
import type { Room } from "@/lib/model/room";
import { conference, iso, participant, roomWith, START } from "@/lib/model/testing/rooms";
import {
  refusalOf,
  useAwaitedPress,
  useConferencePresses,
  useForgetPress,
  usePress,
} from "./commands";
import { PersonProvider } from "./person";
import { roomQuery } from "./room";

type Door = (target: Target, options: object, commandId: string) => Promise<Submitted>;
const door = vi.hoisted(() => vi.fn<Door>());
vi.mock("@/lib/actions/participants", () => ({
  createParticipant: door,
  updateParticipant: door,
  removeParticipant: door,
}));
vi.mock("@/lib/actions/conferences", () => ({ updateConference: door }));
const toast = vi.hoisted(() => ({ error: vi.fn<(text: string) => void>() }));
vi.mock("sonner", () => ({ toast }));
const receiptOf = vi.hoisted(() => vi.fn<(commandId: string) => Promise<Receipt>>());
vi.mock("./receipts", () => ({ receiptOf }));

const dana = { id: "dana", name: "Dana", email: "dana@example.com", role: "supervisor" } as const;

const at = iso(START + 5000);
const done = (rest: Partial<Receipt> = {}): Receipt => {
  return { commandId: "1", at, took: 5, outcome: "done", ...rest };
};

beforeEach(() => {
  door.mockReset().mockResolvedValue({ ok: true, commandId: "1" });
  toast.error.mockReset();
  receiptOf.mockReset().mockResolvedValue(done());
});
afterEach(cleanup);

const mute: Press = {
  operation: "updateParticipant",
  target: { conferenceSid: "CF1", callSid: "CAana" },
  options: { muted: true },
};

/** A page that shows a conference with Ana and Ben in it. */
function page() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { queryKey } = roomQuery("CF1");
  queryClient.setQueryData(queryKey, roomWith(participant("CAana"), participant("ben")));
  const room = () => queryClient.getQueryData<Room>(queryKey);
  const leg = (callSid: string) => room()?.legs.find((one) => one.callSid === callSid);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <PersonProvider person={dana}>{children}</PersonProvider>
    </QueryClientProvider>
  );
  const { result, unmount } = renderHook(
    () => ({
      press: usePress(),
      awaited: useAwaitedPress(),
      presses: useConferencePresses("CF1"),
      elsewhere: useConferencePresses("CF2"),
      forget: useForgetPress(),
    }),
    { wrapper },
  );
  const press = (one: Press) => act(() => result.current.press(one));
  return { result, press, queryClient, room, leg, leave: unmount };
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
    await waitFor(() => expect(receiptOf).toHaveBeenCalled());
    const commandId = receiptOf.mock.calls[0]?.[0];
    expect(commandId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(door).toHaveBeenCalledWith(mute.target, mute.options, commandId);
    expect(result.current.presses).toMatchObject([{ ...mute, status: "pending", fault: null }]);
    expect(result.current.elsewhere).toEqual([]);
    expect(leg("CAana")?.muted).toBe(false);

    act(() => receipt.arrive?.(done({ participant: participant("CAana", { muted: true }) })));
    await waitFor(() => expect(result.current.presses).toEqual([]));
    expect(leg("CAana")?.muted).toBe(true);
  });

  it("does not wait for one before it that hangs", async () => {
    receiptOf.mockReturnValueOnce(new Promise(() => {}));
    const { result, press } = page();
    press(mute);
    press({ ...mute, options: { hold: true } });
    await waitFor(() =>
      expect(result.current.presses.map(({ options }) => options)).toEqual([mute.options]),
    );
  });

  it.each<[string, () => void, object]>([
    [
      "Bridgeboard",
      () => door.mockResolvedValue({ ok: false, faults: [invalid("Fill in To.", "to")] }),
      { kind: "invalid", option: "to" },
    ],
    [
      "Twilio",
      () => receiptOf.mockResolvedValue(done({ outcome: "failed", fault: invalid("No.") })),
      { kind: "invalid", message: "No." },
    ],
    [
      "the server before its action",
      () => door.mockRejectedValue(new Error(faultText(invalid("Another site asked for this.")))),
      { kind: "invalid", message: "Another site asked for this." },
    ],
    [
      "an older page",
      () => door.mockRejectedValue(new Error('Server Action "7f" was not found on the server.')),
      { kind: "internal", repeatable: true, unsure: false },
    ],
  ])("that %s refuses says why, and is shown until it is dismissed", async (_, goWrong, fault) => {
    goWrong();
    const { result, press, leg } = page();
    press(mute);
    await waitFor(() =>
      expect(result.current.presses).toMatchObject([{ status: "failed", fault }]),
    );
    expect(leg("CAana")?.muted).toBe(false);
    act(() => result.current.forget(result.current.presses[0]?.id));
    await waitFor(() => expect(result.current.presses).toEqual([]));
  });
});

describe("a press whose answer is lost", () => {
  it("is asked about by its id, and may have been done", async () => {
    door.mockRejectedValue(new TypeError("Failed to fetch"));
    receiptOf.mockResolvedValue(done({ participant: participant("CAana", { muted: true }) }));
    const { press, leg } = page();
    press(mute);
    await waitFor(() => expect(leg("CAana")?.muted).toBe(true));
    expect(receiptOf.mock.calls[0]?.[0]).toBe(door.mock.calls[0]?.[2]);
  });

  it("is unknown, and no failure, where the outcome is", async () => {
    const fault = { ...invalid("It may have been done."), unsure: true };
    receiptOf.mockResolvedValue(done({ outcome: "unknown", fault }));
    const { result, press } = page();
    press(mute);
    await waitFor(() =>
      expect(result.current.presses).toMatchObject([{ status: "unknown", fault }]),
    );
  });
});

it.each([
  ["Mute", mute],
  ["Resume", { ...mute, options: { hold: false } }],
  ["Remove", { ...mute, operation: "removeParticipant", options: {} }],
  ["Dial in", { ...mute, operation: "createParticipant", options: {} }],
  ["End conference", { ...mute, operation: "updateConference", options: { status: "completed" } }],
] as const)("%s is told on another page where it fails", async (words, made) => {
  const answer: { fail?: (error: Error) => void } = {};
  door.mockReturnValue(new Promise((_, fail) => Object.assign(answer, { fail })));
  const { press, leave } = page();
  press(made);
  await waitFor(() => expect(door).toHaveBeenCalled());
  leave();
  answer.fail?.(new Error(faultText(invalid("No."))));
  await waitFor(() => expect(toast.error).toHaveBeenCalled());
  expect(toast.error.mock.calls).toEqual([[`${words}: No.`, expect.anything()]]);
});

const refuseOnce = () =>
  receiptOf.mockResolvedValueOnce(done({ outcome: "failed", fault: invalid("No.") }));

describe("a failure", () => {
  const hold = { ...mute, options: { hold: true } };
  it("is shown though another press about something else is done", async () => {
    refuseOnce();
    const { result, press } = page();
    press(mute);
    press(hold);
    await waitFor(() =>
      expect(result.current.presses).toMatchObject([{ options: mute.options, status: "failed" }]),
    );
  });

  it("is forgotten with the next press about the same", async () => {
    refuseOnce();
    const { result, press } = page();
    press(mute);
    await waitFor(() => expect(result.current.presses).toMatchObject([{ status: "failed" }]));
    press({ ...mute, options: { muted: false } });
    await waitFor(() => expect(result.current.presses).toEqual([]));
  });
});

describe("what Twilio answered", () => {
  it("removes somebody", async () => {
    const { press, leg } = page();
    press({ ...mute, operation: "removeParticipant", options: {} });
    await waitFor(() => expect(leg("CAana")?.ended).toEqual({ how: "removed", at, by: "Dana" }));
    expect(leg("ben")?.ended).toBeNull();
  });

  it("ends the conference", async () => {
    const over = { ...conference, status: "completed" as const };
    receiptOf.mockResolvedValue(done({ conference: over }));
    const { press, room } = page();
    press({ operation: "updateConference", target: { conferenceSid: "CF1" }, options: {} });
    await waitFor(() => expect(room()?.conference.status).toBe("completed"));
    expect(room()?.legs.map(({ ended }) => ended?.how)).toEqual(["left", "left"]);
  });

  it("adds who was dialled", async () => {
    receiptOf.mockResolvedValue(done({ participant: participant("cleo", { status: "queued" }) }));
    const { press, leg } = page();
    press({ operation: "createParticipant", target: { conferenceSid: "CF1" }, options: {} });
    await waitFor(() => expect(leg("cleo")).toMatchObject({ status: "queued", ended: null }));
  });

  it("is not undone by a read that was under way", async () => {
    const { press, leg, queryClient } = page();
    const before = roomWith(participant("CAana"), participant("ben"));
    const read: { arrive?: (room: Room) => void } = {};
    const queryFn = () => new Promise<Room>((resolve) => Object.assign(read, { arrive: resolve }));
    const reading = queryClient.fetchQuery({ ...roomQuery("CF1"), queryFn, staleTime: 0 });
    receiptOf.mockResolvedValue(done({ participant: participant("CAana", { muted: true }) }));
    press(mute);
    await waitFor(() => expect(leg("CAana")?.muted).toBe(true));
    read.arrive?.(before);
    await reading.catch(() => {});
    expect(leg("CAana")?.muted).toBe(true);
  });

  it("is in the room before an awaited press resolves", async () => {
    receiptOf.mockResolvedValue(done({ participant: participant("CAana", { muted: true }) }));
    const { result, leg } = page();
    await act(async () => {
      await result.current.awaited(mute);
      expect(leg("CAana")?.muted).toBe(true);
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
