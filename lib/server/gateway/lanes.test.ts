import { afterEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "@/lib/model/fault";
import { deferred, later, settled } from "../testing/waiting";
import { fenced } from "./fence";
import { createLanes, type Lane } from "./lanes";
import { readFor } from "./reading";

afterEach(() => vi.restoreAllMocks());

/** Lanes with requests that run until a test ends them. */
function busyLanes() {
  const lanes = createLanes();
  const running: { lane: Lane; end: () => void }[] = [];
  let most = 0;
  const ask = (lane: Lane, times = 1) => {
    for (let time = 0; time < times; time++) {
      void lanes.run(lane, false, async () => {
        const ended = deferred();
        const request = { lane, end: ended.resolve };
        running.push(request);
        most = Math.max(most, running.length);
        await ended.promise;
        running.splice(running.indexOf(request), 1);
      });
    }
  };
  const names = () => running.map(({ lane }) => lane);
  const endFirst = async () => {
    running[0]?.end();
    await settled();
  };
  return { ask, names, endFirst, most: () => most };
}

const limited = () =>
  new FaultError({ kind: "rate-limited", message: "Later.", repeatable: true, unsure: false });

describe("how many at once", () => {
  it("are eight presses", async () => {
    const { ask, names, endFirst, most } = busyLanes();
    ask("press", 12);
    await settled();
    expect(names()).toHaveLength(8);
    for (let time = 0; time < 12; time++) await endFirst();
    expect(names()).toEqual([]);
    expect(most()).toBe(8);
  });

  it.each<Lane>(["dial", "read"])("are three of the lane %s", async (lane) => {
    const { ask, names, endFirst, most } = busyLanes();
    ask(lane, 5);
    await settled();
    expect(names()).toHaveLength(3);
    await endFirst();
    expect(names()).toHaveLength(3);
    expect(most()).toBe(3);
  });

  it("are three of reads and look-ups together", async () => {
    const { ask, names } = busyLanes();
    ask("look-up", 2);
    ask("read", 3);
    await settled();
    expect(names()).toEqual(["look-up", "look-up", "read"]);
  });

  it("are eight of all lanes together", async () => {
    const { ask, names } = busyLanes();
    ask("read", 5);
    ask("dial", 5);
    ask("press", 5);
    await settled();
    expect(names().toSorted()).toEqual([
      ...Array<Lane>(3).fill("dial"),
      ...Array<Lane>(2).fill("press"),
      ...Array<Lane>(3).fill("read"),
    ]);
  });
});

describe("who goes first", () => {
  it("is a press, however many dials and reads have waited longer", async () => {
    const { ask, names, endFirst } = busyLanes();
    ask("press", 8);
    await settled();
    ask("read");
    ask("dial");
    ask("press");
    await settled();
    for (let time = 0; time < 8; time++) await endFirst();
    expect(names()).toEqual(["press", "dial", "read"]);
  });

  it("is a read before all the look-ups that wait", async () => {
    const { ask, names, endFirst } = busyLanes();
    ask("look-up", 10);
    await settled();
    ask("read");
    await endFirst();
    expect(names()).toEqual(["look-up", "look-up", "read"]);
  });

  it("is never a press that hanging dials and reads hold up", async () => {
    const { ask, names } = busyLanes();
    ask("dial", 50);
    ask("read", 50);
    await settled();
    ask("press");
    await settled();
    expect(names().filter((lane) => lane === "press")).toHaveLength(1);
  });
});

/** Lanes in which a request is limited so many times, and what came of it. */
async function limitedTimes(times: number, repeatable: boolean, chance = 1) {
  vi.spyOn(Math, "random").mockReturnValue(chance);
  const pauses: number[] = [];
  const lanes = createLanes(async (ms) => pauses.push(ms));
  let sent = 0;
  const outcome = await lanes
    .run("read", repeatable, async () => {
      sent += 1;
      if (sent <= times) throw limited();
      return "answer";
    })
    .catch((error: unknown) => error);
  return { outcome, sent, pauses };
}

describe("too many requests", () => {
  it("are tried again three times, after pauses that grow", async () => {
    expect(await limitedTimes(3, true)).toEqual({
      outcome: "answer",
      sent: 4,
      pauses: [200, 400, 800],
    });
  });

  it("are tried again after a random part of the pause", async () => {
    expect((await limitedTimes(3, true, 0.25)).pauses).toEqual([50, 100, 200]);
  });

  it("are given up after that", async () => {
    const { outcome, sent } = await limitedTimes(9, true);
    expect(outcome).toMatchObject({ fault: { kind: "rate-limited" } });
    expect(sent).toBe(4);
  });

  it("are not tried again where it could do harm", async () => {
    const { outcome, sent, pauses } = await limitedTimes(1, false);
    expect(outcome).toMatchObject({ fault: { kind: "rate-limited" } });
    expect({ sent, pauses }).toEqual({ sent: 1, pauses: [] });
  });

  it("hold no place while they wait", async () => {
    const waiting = deferred();
    const lanes = createLanes(() => waiting.promise);
    const asked = [1, 2, 3].map(() => lanes.run("read", true, () => Promise.reject(limited())));
    await settled();
    await expect(lanes.run("read", true, async () => "answer")).resolves.toBe("answer");
    waiting.resolve();
    await Promise.allSettled(asked);
  });
});

it("does not repeat what fails for another reason", async () => {
  const lanes = createLanes();
  const request = vi.fn<() => Promise<never>>(() => Promise.reject(new Error("broken")));
  await expect(lanes.run("read", true, request)).rejects.toThrow("broken");
  expect(request).toHaveBeenCalledTimes(1);
});

/** Lanes whose budget is one read a minute, and somebody else has had it. */
async function usedUp() {
  const lanes = createLanes(undefined, () => 1);
  await lanes.run("read", true, async () => undefined);
  const sent: string[] = [];
  const send = (what: string) => async () => void sent.push(what);
  void lanes.run("read", true, send("a read"));
  return { lanes, sent, send };
}

describe("a budget that is used up", () => {
  it("holds up no press and no dial", async () => {
    const { lanes, sent, send } = await usedUp();
    await lanes.run("press", true, send("a press"));
    await lanes.run("dial", false, send("a dial"));
    expect(sent).toEqual(["a press", "a dial"]);
  });

  it("holds up nothing that a press reads", async () => {
    const { lanes, sent, send } = await usedUp();
    const check = async () => void sent.push("checked");
    await fenced(check, async () => {
      await lanes.run("press", true, send("a press"));
      await lanes.run("read", true, send("what it reads back"));
    });
    expect(sent).toEqual(["checked", "a press", "what it reads back"]);
  });
});

it("takes a read that is tried again from the budget, too", async () => {
  const lanes = createLanes(
    async () => {},
    () => 2,
  );
  const request = vi.fn<() => Promise<never>>(() => Promise.reject(limited()));
  void lanes.run("read", true, request).catch(() => undefined);
  await settled();
  await settled();
  expect(request).toHaveBeenCalledTimes(1);
});

it("says when what is read went out, however long it has waited", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const lanes = createLanes();
  const places = Array.from({ length: 3 }, () => deferred());
  for (const place of places) void lanes.run("read", true, () => place.promise);
  const waits = readFor("room", () => lanes.run("read", true, async () => "answer"), Date.now);
  await settled();
  later(24_000);
  const now = Date.now();
  places[0]?.resolve();
  await expect(waits).resolves.toEqual({ found: "answer", asked: now });
  for (const place of places) place.resolve();
  vi.useRealTimers();
});
