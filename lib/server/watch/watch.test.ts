import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { orm } from "../database/database";
import { watches } from "../database/watches";
import { feed } from "../record/feed";
import { readRoom } from "../rooms";
import { describeOnEach, withDatabase } from "../testing/databases";
import { boot } from "../testing/process";
import { lookAt, onWatched, watchedOf } from "./interest";
import { createLeases } from "./leases";
import { createWatch } from "./watch";

const noAnswer = () => Promise.reject(new Error("No answer"));

/** Rounds come quickly, and a test waits for what they bring. */
const ROUND = 10;
const [one, other] = [randomUUID(), randomUUID()];

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function watch(instanceId: string, leases = createLeases(instanceId)) {
  const created = createWatch(instanceId, { leases, round: ROUND });
  ends.push(() => created.stop());
  return created;
}

const holder = async () => (await orm().select().from(watches))[0]?.instanceId;

/** A conference in a process that watches nothing yet. */
async function process() {
  const scene = boot();
  await feed().ready();
  const { sid } = scene.conference();
  const look = () => {
    const stop = lookAt(sid);
    ends.push(stop);
    return stop;
  };
  const lists = () => scene.asked().filter((asked) => asked.includes("Participants.json")).length;
  return { ...scene, sid, look, lists };
}

describeOnEach("a conference that somebody looks at", () => {
  it("is read by one of two instances, and both know how it goes", async () => {
    const { sid, look, lists } = await process();
    const told = vi.fn<() => void>();
    ends.push(onWatched(told));
    watch(one);
    watch(other);
    look();
    await vi.waitUntil(() => watchedOf(sid)?.readAt);
    expect(lists()).toBe(1);
    expect(told).toHaveBeenCalled();
  });

  it("is read by another instance as soon as its reader stops", async () => {
    const { look, lists } = await process();
    const first = watch(one);
    look();
    await vi.waitUntil(() => lists() === 1);
    expect(await holder()).toBe(one);
    watch(other);
    await first.stop();
    await vi.waitUntil(() => lists() === 2);
    expect(await holder()).toBe(other);
  });

  it("is read by another instance when its reader has died", async () => {
    const { look, lists } = await process();
    const mute = { ...createLeases(one), release: () => Promise.resolve() };
    const dead = watch(one, mute);
    look();
    await vi.waitUntil(() => lists() === 1);
    await dead.stop();
    watch(other);
    expect(await holder()).toBe(one);
    await orm()
      .update(watches)
      .set({ until: new Date(0) });
    await vi.waitUntil(() => lists() === 2);
    expect(await holder()).toBe(other);
  });

  it("is nobody's when nobody looks any more", async () => {
    const { sid, look, lists } = await process();
    watch(one);
    const stop = look();
    await vi.waitUntil(() => lists() === 1);
    stop();
    await vi.waitUntil(async () => (await holder()) === undefined);
    expect(watchedOf(sid)).toBeUndefined();
  });
});

describe("however many look", () => {
  withDatabase();

  it.each([1, 10, 50])("%i of them cost the same requests", async (lookers) => {
    const { sid, look, asked } = await process();
    watch(one);
    for (let looker = 0; looker < lookers; looker++) look();
    await vi.waitUntil(() => watchedOf(sid)?.readAt);
    for (let looker = 0; looker < lookers; looker++) await readRoom(sid);
    // The conference, its participants, and the call of each of them for its numbers.
    expect(asked()).toHaveLength(4);
  });
});

describe("a database that does not answer", () => {
  withDatabase();

  it("ends a watch when its lease may be another's, and begins it again when it is back", async () => {
    const { look, lists, logged } = await process();
    const usual = createLeases(one, 50);
    let away = false;
    watch(one, {
      ...usual,
      round: (readings) => (away ? noAnswer() : usual.round(readings)),
    });
    look();
    await vi.waitUntil(() => lists() === 1);
    away = true;
    await vi.waitUntil(() => logged().includes("watch not renewed"));
    await vi.waitUntil(() => logged().includes("watch given up"));
    away = false;
    await vi.waitFor(() => expect(lists()).toBe(2));
  });
});
