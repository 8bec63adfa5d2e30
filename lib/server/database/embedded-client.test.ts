import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { describe, expect, it, vi } from "vitest";
import { boot } from "../testing/process";
import { readSnapshot } from "../testing/snapshot";
import { openClient } from "./embedded-client";
import { instances } from "./record";

/** What PGlite throws when there is no room for its log; the next query would never come back. */
const panic = Object.assign(new Error("No space left on device"), {
  severity: "PANIC",
});

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
    await listen("events", heard);
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
});
