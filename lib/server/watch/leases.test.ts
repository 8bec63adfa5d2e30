import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { orm } from "../database/database";
import { watches } from "../database/watches";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { createLeases, type Reading } from "./leases";

const [one, other] = [randomUUID(), randomUUID()];
const unread: Reading = { readAt: null, fault: null, callbacks: false };
const wanting = (...topics: string[]) => new Map(topics.map((topic) => [topic, unread]));
const fault = { kind: "rate-limited", message: "Slower", repeatable: true, unsure: false } as const;

function instances() {
  boot();
  return [createLeases(one), createLeases(other)] as const;
}

/** As if the holder had been silent for longer than a lease. */
const runOut = () =>
  orm()
    .update(watches)
    .set({ until: new Date(0) });

describeOnEach("a lease", () => {
  it("has one holder, however many want it at once", async () => {
    boot();
    const all = Array.from({ length: 8 }, () => createLeases(randomUUID()));
    const rounds = await Promise.all(all.map((leases) => leases.round(wanting("CF1", "CF2"))));
    rounds.push(...(await Promise.all(all.map((leases) => leases.round(wanting("CF1", "CF2"))))));
    const holders = rounds.flat().filter(({ topic }) => topic === "CF1");
    expect(new Set(holders.map(({ instanceId }) => instanceId)).size).toBe(1);
  });

  it("is kept by whoever renews it, and says to all who looks how it goes", async () => {
    const [a, b] = instances();
    await a.round(wanting("CF1"));
    expect(await b.round(wanting("CF1"))).toEqual([{ topic: "CF1", instanceId: one, ...unread }]);
    const reading = { readAt: 1_767_603_600_123, fault, callbacks: true };
    await a.round(new Map([["CF1", reading]]));
    expect(await b.round(wanting("CF1"))).toEqual([{ topic: "CF1", instanceId: one, ...reading }]);
  });

  it("is taken over when its holder has not been heard of", async () => {
    const [a, b] = instances();
    await a.round(new Map([["CF1", { ...unread, readAt: 5000 }]]));
    expect((await b.round(wanting("CF1")))[0]?.instanceId).toBe(one);
    await runOut();
    expect((await b.round(wanting("CF1")))[0]).toMatchObject({ instanceId: other, readAt: 5000 });
    expect((await a.round(wanting("CF1")))[0]?.instanceId).toBe(other);
  });

  it("does not last for hours because the database's clock was put back", async () => {
    const [a, b] = instances();
    await a.round(wanting("CF1"));
    await orm().update(watches).set({ until: sql`now() + interval '2 hours'` });
    expect((await b.round(wanting("CF1")))[0]?.instanceId).toBe(other);
  });

  it("stays with a holder who is late, if nobody was quicker", async () => {
    const [a, b] = instances();
    await a.round(wanting("CF1"));
    await runOut();
    await a.round(wanting("CF1"));
    expect((await b.round(wanting("CF1")))[0]?.instanceId).toBe(one);
  });

  it("is given back when nobody here looks any more, and is free at once", async () => {
    const [a, b] = instances();
    await a.round(wanting("CF1", "CF2"));
    expect(await a.round(wanting("CF2"))).toHaveLength(1);
    const found = await b.round(wanting("CF1", "CF2"));
    expect(Object.fromEntries(found.map(({ topic, instanceId }) => [topic, instanceId]))).toEqual({
      CF1: other,
      CF2: one,
    });
  });

  it("is given back by an instance that stops, and by no other", async () => {
    const [a, b] = instances();
    await a.round(wanting("CF1"));
    await b.round(wanting("CF2"));
    await a.release();
    expect(await orm().select({ topic: watches.topic }).from(watches)).toEqual([{ topic: "CF2" }]);
  });
});

describe("a round", () => {
  it("is of eight seconds, so that a death is noticed within ten", () => {
    expect(createLeases(one).lease).toBe(8000);
  });
});
