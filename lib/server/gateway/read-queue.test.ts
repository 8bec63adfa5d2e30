import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FaultError } from "@/lib/model/fault";
import { deferred, settled } from "../testing/waiting";
import { createReadQueue } from "./read-queue";
import { type Purpose, purposes } from "./reading";
import { handTiming } from "./testing/timing";

/** A queue whose requests are answered at once, and what went out when. */
function queue(perMinute = 600) {
  const { timing, pass } = handTiming();
  const reads = createReadQueue(() => perMinute, timing);
  const sent: { purpose: Purpose; at: number }[] = [];
  const ask = (purpose: Purpose, times = 1) => {
    for (let time = 0; time < times; time++) {
      reads
        .run(purpose, async () => void sent.push({ purpose, at: timing.now() }))
        .catch(() => undefined);
    }
  };
  const names = () => sent.map(({ purpose }) => purpose);
  const of = (purpose: Purpose) => names().filter((one) => one === purpose).length;
  /** Takes all turns that are kept, so that what comes has to wait. */
  const drain = async () => {
    ask("list", perMinute / 20);
    await settled();
    sent.length = 0;
  };
  return { reads, ask, sent, names, of, pass, drain };
}

describe("the order of reads", () => {
  it("is that of what they are for, however they came", async () => {
    const { ask, names, pass, drain } = queue();
    await drain();
    for (const purpose of purposes.toReversed()) ask(purpose);
    await pass(1000);
    expect(names()).toEqual([...purposes]);
  });

  it("is that of their coming where they are for the same", async () => {
    const { timing, pass } = handTiming();
    const reads = createReadQueue(() => 60, timing);
    const sent: number[] = [];
    for (let number = 0; number < 8; number++) {
      void reads.run("room", async () => void sent.push(number));
    }
    await pass(10_000);
    expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("leaves one turn in ten to what was served longest ago, behind whatever backlog", async () => {
    const { ask, of, pass, drain } = queue();
    await drain();
    ask("room", 500);
    await pass(1);
    ask("list", 20);
    await pass(10_000);
    expect(of("list")).toBeGreaterThanOrEqual(8);
    expect(of("list")).toBeLessThanOrEqual(11);
    expect(of("room")).toBeGreaterThan(80);
  });
});

describe("the budget", () => {
  it("is never overdrawn in a minute, whatever is asked for when", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            purpose: fc.constantFrom(...purposes),
            times: fc.integer({ min: 1, max: 60 }),
            pause: fc.integer({ min: 0, max: 20_000 }),
          }),
          { maxLength: 20 },
        ),
        async (asked) => {
          const { ask, sent, pass } = queue(120);
          for (const { purpose, times, pause } of asked) {
            ask(purpose, times);
            await pass(pause);
          }
          for (const { at: from } of sent) {
            const minute = sent.filter(({ at }) => at >= from && at < from + 60_000);
            expect(minute.length).toBeLessThanOrEqual(120);
            const counts = minute.filter(({ purpose }) => purpose === "count");
            expect(counts.length).toBeLessThanOrEqual(24);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("has 120 of 600 for the home page's counts, and leaves the rest to others", async () => {
    const { ask, of, pass } = queue(600);
    ask("count", 600);
    ask("room", 900);
    await pass(60_000);
    expect(of("count")).toBeGreaterThan(50);
    expect(of("count")).toBeLessThanOrEqual(120);
    expect(of("count") + of("room")).toBeLessThanOrEqual(600);
    expect(of("count") + of("room")).toBeGreaterThan(560);
  });

  it("counts at most 120 a minute when nothing else is read", async () => {
    const { ask, of, pass } = queue(600);
    ask("count", 600);
    await pass(60_000);
    expect(of("count")).toBeGreaterThan(110);
    expect(of("count")).toBeLessThanOrEqual(120);
  });

  it("takes in no more than have their turn in two minutes, and says so", async () => {
    const { reads, drain } = queue(60);
    await drain();
    const all = Array.from({ length: 200 }, () => reads.run("room", async () => "answer"));
    const refused = all.map((one) =>
      one.then(
        () => null,
        (error: FaultError) => error.fault.message,
      ),
    );
    await settled();
    const told = await Promise.all(refused.slice(120));
    expect(told).toHaveLength(80);
    for (const message of told) expect(message).toContain("TWILIO_READS_PER_MINUTE");
    await expect(Promise.race([refused[119], Promise.resolve("waits")])).resolves.toBe("waits");
  });

  it("is not spent on what nobody waits for any more, and makes room for others", async () => {
    const { reads, drain, pass } = queue(60);
    await drain();
    let isWanted = true;
    const left = Array.from({ length: 120 }, () =>
      reads.run(
        "room",
        async () => "answer",
        () => isWanted,
      ),
    );
    isWanted = false;
    const other = reads.run("room", async () => "answer");
    for (const one of await Promise.allSettled(left)) expect(one.status).toBe("rejected");
    await pass(2000);
    await expect(other).resolves.toBe("answer");
  });

  it("waits without a timer when there is nothing to wait for", async () => {
    const { timing, pass, timers } = handTiming();
    const reads = createReadQueue(() => 60, timing);
    for (let time = 0; time < 5; time++) void reads.run("room", async () => undefined);
    await settled();
    expect(timers()).toBe(1);
    await pass(10_000);
    expect(timers()).toBe(0);
  });
});

describe("how many at once", () => {
  it("are three, and what settles something besides", async () => {
    const reads = createReadQueue();
    const going: Purpose[] = [];
    const ended = deferred();
    const ask = (purpose: Purpose) =>
      void reads.run(purpose, () => {
        going.push(purpose);
        return ended.promise;
      });
    for (let time = 0; time < 5; time++) ask("room");
    ask("settle");
    await settled();
    expect(going).toEqual(["room", "room", "room", "settle"]);
    ended.resolve();
    await settled();
    expect(going).toHaveLength(6);
  });

  it("goes on after a request that fails", async () => {
    const { reads } = queue();
    for (let time = 0; time < 4; time++) {
      const fails = reads.run("room", () => Promise.reject(new Error("broken")));
      await expect(fails).rejects.toThrow("broken");
    }
    await expect(reads.run("room", async () => "answer")).resolves.toBe("answer");
  });
});
