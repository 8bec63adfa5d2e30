import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Receipt } from "@/lib/model/command";
import type { RoomEvent } from "@/lib/model/room-event";

/** One request for receipts, as the server has it in hand. */
interface Request {
  /** The commands that it asks for. */
  ids: string[];
  aborted: () => boolean;
  answer: (body: unknown, status?: number) => void;
  fail: () => void;
}

const done = (commandId: string): Receipt => ({
  commandId,
  at: "2026-01-05T09:00:00.000Z",
  took: 1,
  outcome: "done",
});

/** A page that was just opened, with a live stream or without, and the requests that it has sent. */
async function page({ live = false } = {}) {
  vi.resetModules();
  vi.doMock("./live/live", () => ({ isLive: () => live }));
  const requests: Request[] = [];
  vi.stubGlobal("fetch", (path: string, { signal }: { signal: AbortSignal }) => {
    return new Promise<Response>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      requests.push({
        ids: new URL(path, "http://localhost").searchParams.getAll("id"),
        aborted: () => signal.aborted,
        answer: (body, status = 200) => resolve(Response.json(body, { status })),
        fail: () => reject(new TypeError("Failed to fetch")),
      });
    });
  });
  const { receiptOf } = await import("./receipts");
  const { tellLiveEvent } = await import("./live/events");
  /** The stream brings the receipt of a command. */
  const streams = (commandId: string) => tellLiveEvent(receiptEvent(commandId));
  const outcomes: Record<string, string> = {};
  const wait = (commandId: string) => {
    void receiptOf(commandId).then(
      ({ outcome }) => Object.assign(outcomes, { [commandId]: outcome }),
      () => Object.assign(outcomes, { [commandId]: "rejected" }),
    );
  };
  const last = () => {
    const request = requests.at(-1);
    if (!request) throw new Error("Nothing was asked");
    return request;
  };
  return { requests, wait, last, outcomes, streams };
}

const receiptEvent = (commandId: string): RoomEvent => ({
  id: 1,
  at: Date.UTC(2026, 0, 5, 9),
  conferenceSid: "CF1",
  kind: "receipt",
  asOf: 6,
  commandId,
  operation: "updateParticipant",
  deed: "mute",
  callSid: "CA1",
  by: { id: "dana", name: "Dana" },
  outcome: "done",
});

const soon = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("receipts", () => {
  it("are asked for in one request, however many are waited for", async () => {
    const { wait, requests, last, outcomes } = await page();
    wait("a");
    wait("b");
    wait("c");
    await soon();
    expect(requests.filter(({ aborted }) => !aborted())).toHaveLength(1);
    expect(last().ids).toEqual(["a", "b", "c"]);
    last().answer([done("a"), done("b"), done("c")]);
    await soon();
    expect(outcomes).toEqual({ a: "done", b: "done", c: "done" });
  });

  it("that are not there yet are asked for again at once", async () => {
    const { wait, requests, last, outcomes } = await page();
    wait("a");
    wait("b");
    last().answer([done("b")]);
    await soon();
    expect(outcomes).toEqual({ b: "done" });
    expect(requests).toHaveLength(3);
    expect(last().ids).toEqual(["a"]);
    // The server's patience has ended, with nothing.
    last().answer([]);
    await soon();
    expect(requests).toHaveLength(4);
    last().answer([done("a")]);
    await soon();
    expect(outcomes).toEqual({ a: "done", b: "done" });
  });

  it("are asked for no more when all are there", async () => {
    const { wait, requests, last } = await page();
    wait("a");
    last().answer([done("a")]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    wait("b");
    expect(last().ids).toEqual(["b"]);
  });
});

describe("a new command", () => {
  it("takes the place of the request that does not ask for it", async () => {
    const { wait, requests, last, outcomes } = await page();
    wait("slow");
    await soon();
    const before = last();
    wait("quick");
    await soon();
    expect(before.aborted()).toBe(true);
    expect(last().ids).toEqual(["slow", "quick"]);
    last().answer([done("quick")]);
    await soon();
    expect(outcomes).toEqual({ quick: "done" });
    expect(last().ids).toEqual(["slow"]);
    expect(requests.filter(({ aborted }) => !aborted())).toHaveLength(2);
  });

  it("does not wait for the pause after a failure", async () => {
    const { wait, requests, last } = await page();
    wait("a");
    last().fail();
    await vi.advanceTimersByTimeAsync(500);
    wait("b");
    expect(last().ids).toEqual(["a", "b"]);
    await vi.advanceTimersByTimeAsync(5000);
    // The pause that was under way has ended without a request of its own.
    expect(requests).toHaveLength(2);
  });

  it("after a hundred others waits for its turn", async () => {
    const { wait, last } = await page();
    const ids = Array.from({ length: 150 }, (_, index) => `command ${index}`);
    for (const id of ids) wait(id);
    expect(last().ids).toEqual(ids.slice(0, 100));
    last().answer(ids.slice(0, 100).map(done));
    await soon();
    expect(last().ids).toEqual(ids.slice(100));
  });
});

describe("trouble on the way", () => {
  it.each<[string, (request: Request) => void]>([
    ["a connection that fails", (request) => request.fail()],
    ["an error of the server", (request) => request.answer({ fault: { kind: "internal" } }, 500)],
    ["an answer that is none", (request) => request.answer({ hello: "there" })],
    ["a list of nothing", (request) => request.answer([null])],
  ])("is asked through after a second: %s", async (_, goWrong) => {
    const { wait, requests, last, outcomes } = await page();
    wait("a");
    for (let time = 1; time <= 5; time++) {
      goWrong(last());
      await vi.advanceTimersByTimeAsync(999);
      expect(requests).toHaveLength(time);
      await vi.advanceTimersByTimeAsync(1);
      expect(requests).toHaveLength(time + 1);
    }
    last().answer([done("a")]);
    await soon();
    expect(outcomes).toEqual({ a: "done" });
  });
});

describe("a server that will not say", () => {
  const message = "Bridgeboard does not answer under this address.";
  const fault = { kind: "forbidden", message, repeatable: true, unsure: false };

  it("is not asked again, and what became of the press is unknown", async () => {
    const { wait, requests, last, outcomes } = await page();
    wait("a");
    wait("b");
    await soon();
    last().answer({ fault }, 403);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outcomes).toEqual({ a: "unknown", b: "unknown" });
    expect(requests.filter(({ aborted }) => !aborted())).toHaveLength(1);
  });

  it("is asked on where somebody only has to sign in again", async () => {
    const { wait, last, outcomes } = await page();
    wait("a");
    await soon();
    last().answer({ fault: { ...fault, kind: "signed-out" } }, 401);
    await vi.advanceTimersByTimeAsync(1000);
    last().answer([done("a")]);
    await soon();
    expect(outcomes).toEqual({ a: "done" });
  });
});

describe("with a live stream, receipts", () => {
  it("come with it, and are not asked for", async () => {
    const { wait, requests, outcomes, streams } = await page({ live: true });
    wait("a");
    wait("b");
    streams("a");
    streams("of somebody else");
    await soon();
    expect(outcomes).toEqual({ a: "done" });
    streams("b");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outcomes).toEqual({ a: "done", b: "done" });
    expect(requests).toEqual([]);
  });

  it("count though they come before the answer to the press", async () => {
    const { wait, requests, outcomes, streams } = await page({ live: true });
    streams("a");
    wait("a");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outcomes).toEqual({ a: "done" });
    expect(requests).toEqual([]);
  });

  it("are asked for when it is slow, and taken from whichever has them first", async () => {
    const { wait, requests, last, outcomes, streams } = await page({ live: true });
    wait("a");
    wait("b");
    await vi.advanceTimersByTimeAsync(1999);
    expect(requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(last().ids).toEqual(["a", "b"]);
    streams("a");
    last().answer([done("a"), done("b")]);
    await soon();
    expect(outcomes).toEqual({ a: "done", b: "done" });
    expect(requests.filter(({ aborted }) => !aborted())).toHaveLength(1);
  });
});
