import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Command, Receipt } from "@/lib/model/command";
import { createCommandLog } from "./command-log";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const command = (id: string): Command => ({
  id,
  operation: "removeParticipant",
  target: { conferenceSid: "CF1", callSid: "CA1" },
  options: {},
  requestedAt: "2026-01-05T09:00:00.000Z",
  requestedBy: "operator",
});

const done = (commandId: string): Receipt => ({
  commandId,
  at: "2026-01-05T09:00:01.000Z",
  took: 1000,
  outcome: "done",
});

/** A log with these commands under way, and a browser that asks it. */
async function logWith(...ids: string[]) {
  const log = createCommandLog(() => Date.UTC(2026, 0, 5, 9));
  for (const id of ids) await log.request(command(id));
  const browser = new AbortController();
  const answers: Receipt[][] = [];
  const ask = (...asked: string[]) => {
    void log.receipts(asked, 20_000, browser.signal).then((found) => answers.push(found));
  };
  const answered = async () => {
    await vi.advanceTimersByTimeAsync(0);
    return answers.map((found) => found.map(({ commandId }) => commandId));
  };
  return { log, ask, answers, answered, leave: () => browser.abort() };
}

describe("a receipt", () => {
  it("is there at once when the command is settled", async () => {
    const { log, ask, answers, answered } = await logWith("a", "b");
    await log.settle(done("b"));
    ask("a", "b");
    expect(await answered()).toEqual([["b"]]);
    expect(answers[0]).toEqual([done("b")]);
  });

  it("is there again for whoever asks again", async () => {
    const { log, ask, answered } = await logWith("a");
    await log.settle(done("a"));
    ask("a");
    ask("a");
    expect(await answered()).toEqual([["a"], ["a"]]);
  });

  it("is waited for, and the first one ends the waiting", async () => {
    const { log, ask, answered } = await logWith("a", "b", "c");
    ask("a", "b");
    expect(await answered()).toEqual([]);
    await log.settle(done("c"));
    expect(await answered()).toEqual([]);
    await log.settle(done("b"));
    await log.settle(done("a"));
    expect(await answered()).toEqual([["b"]]);
  });

  it("reaches everybody who waits for it", async () => {
    const { log, ask, answered } = await logWith("a", "b");
    ask("a");
    ask("a", "b");
    await log.settle(done("a"));
    expect(await answered()).toEqual([["a"], ["a"]]);
  });
});

describe("patience", () => {
  it("ends with nothing, and leaves no timer", async () => {
    const { ask, answered } = await logWith("a");
    ask("a");
    await vi.advanceTimersByTimeAsync(19_999);
    expect(await answered()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answered()).toEqual([[]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends when the browser leaves", async () => {
    const { ask, answered, leave } = await logWith("a");
    ask("a");
    leave();
    expect(await answered()).toEqual([[]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is not begun for a browser that has left", async () => {
    const { ask, answered, leave } = await logWith("a");
    leave();
    ask("a");
    expect(await answered()).toEqual([[]]);
  });
});

describe("what the log has forgotten", () => {
  it("has an unknown outcome, and may have been done", async () => {
    const { ask, answers, answered } = await logWith();
    ask("before the restart");
    await answered();
    expect(answers[0]).toEqual([
      {
        commandId: "before the restart",
        at: "2026-01-05T09:00:00.000Z",
        took: 0,
        outcome: "unknown",
        fault: expect.objectContaining({ kind: "internal", repeatable: false, unsure: true }),
      },
    ]);
  });

  it("is what came before the last 5,000 commands", async () => {
    const ids = Array.from({ length: 5001 }, (_, index) => `command ${index}`);
    const { log, ask, answers, answered } = await logWith(...ids);
    await log.settle(done("command 1"));
    ask("command 0", "command 1");
    await answered();
    expect(answers[0]?.map(({ outcome }) => outcome)).toEqual(["unknown", "done"]);
  });
});
