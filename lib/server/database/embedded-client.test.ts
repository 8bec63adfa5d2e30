import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { describe, expect, it, vi } from "vitest";
import { boot } from "../testing/process";
import { readSnapshot } from "../testing/snapshot";
import { deferred } from "../testing/waiting";
import { openClient } from "./embedded-client";
import { instances } from "./record";

/** What PGlite throws when there is no room for its log; the next query would never come back. */
const panic = Object.assign(new Error("No space left on device"), {
  severity: "PANIC",
});

/** What it answers when it refuses one thing and is well otherwise. */
const refusal = Object.assign(new Error("Too many listeners"), { severity: "ERROR" });

/** One that has broken down, and whose next ones are opened as `again` says. */
async function brokenDown(again: (make: () => Promise<PGlite>) => Promise<PGlite>) {
  const { logged } = boot();
  const opened: PGlite[] = [];
  const make = async () => {
    const database = await PGlite.create({ loadDataDir: await readSnapshot() });
    opened.push(database);
    return database;
  };
  const create = () => (opened.length === 0 ? make() : again(make));
  const folder = join(tmpdir(), "nothing-is-written-here");
  const { client, listen, close } = await openClient(folder, { create, pause: 20 });
  await listen(() => undefined);
  const [first] = opened;
  if (!first) throw new Error("It was not opened");
  vi.spyOn(first, "execProtocolRaw").mockRejectedValueOnce(panic);
  const ask = () => drizzle(client).select().from(instances);
  await expect(ask()).rejects.toThrow("Failed query");
  return { logged, opened, ask, close };
}

describe("an embedded database that breaks down", () => {
  it("refuses at once, opens again by itself, and goes on where it was", async () => {
    const { logged } = boot();
    const opened: PGlite[] = [];
    const create = async () => {
      const database = await PGlite.create({ loadDataDir: await readSnapshot() });
      opened.push(database);
      return database;
    };
    const folder = join(tmpdir(), "nothing-is-written-here");
    const { client, listen, close } = await openClient(folder, { create, pause: 20 });
    const orm = drizzle(client);
    const heard = vi.fn<() => void>();
    await listen(heard);
    const id = "0b9c1f6e-6c1d-4a52-9d1e-3f5a7c9e1b2d";
    const enter = () => orm.transaction((tx) => tx.insert(instances).values({ id }));

    const [first] = opened;
    if (!first) throw new Error("It was not opened");
    const asked = vi.spyOn(first, "execProtocolRaw").mockRejectedValueOnce(panic);
    await expect(enter()).rejects.toThrow("No space left");
    await expect(enter()).rejects.toThrow("broken down");
    expect(asked).toHaveBeenCalledTimes(1);

    await vi.waitFor(() => expect(logged()).toContain("opened again"), 10_000);
    expect(opened).toHaveLength(2);
    expect(heard).toHaveBeenCalledTimes(1);
    await enter();
    expect(await orm.select().from(instances)).toMatchObject([{ id }]);
    await client.exec("notify events");
    expect(heard).toHaveBeenCalledTimes(2);
    await close();
  });

  it("is tried again when the one that was opened cannot listen, which is closed", async () => {
    let deaf = true;
    const { logged, opened, ask, close } = await brokenDown(async (make) => {
      const next = await make();
      if (deaf) vi.spyOn(next, "listen").mockRejectedValueOnce(refusal);
      deaf = false;
      return next;
    });
    await vi.waitFor(() => expect(logged()).toContain("opened again"), 10_000);
    expect(opened.map(({ closed }) => closed)).toEqual([false, true, false]);
    expect(await ask()).toEqual([]);
    await close();
  });

  it("leaves none open that was being opened when all was closed", async () => {
    const [begun, goOn] = [deferred(), deferred()];
    const { opened, close } = await brokenDown(async (make) => {
      begun.resolve();
      await goOn.promise;
      return make();
    });
    await begun.promise;
    const closing = close();
    goOn.resolve();
    await closing;
    expect(opened).toHaveLength(2);
    expect(opened[1]?.closed).toBe(true);
  });
});
