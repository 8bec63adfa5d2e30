import { chmod, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDataFolder } from "../testing/embedded-folder";
import { boot } from "../testing/process";
import { openEmbedded } from "./embedded";
import { makePrivate } from "./private-folder";

vi.mock("drizzle-orm/pglite/migrator", { spy: true });

let data: Awaited<ReturnType<typeof makeDataFolder>>;

beforeEach(async () => {
  boot();
  data = await makeDataFolder();
});
afterEach(() => data.remove());

const rightsOf = async (folder: string) => (await stat(folder)).mode & 0o777;

describe.skipIf(process.platform === "win32")("the folder of the embedded database", () => {
  it("is closed to everybody else at each start, though it was open before", async () => {
    const folder = join(data.folder, "live");
    await chmod(folder, 0o777);
    await (await openEmbedded(folder)).close();
    expect(await rightsOf(folder)).toBe(0o700);
  });

  it("is made closed, and what it stands in too", async () => {
    const folder = join(data.folder, "new", "demo");
    await makePrivate(folder);
    expect(await rightsOf(folder)).toBe(0o700);
    expect(await rightsOf(join(data.folder, "new"))).toBe(0o700);
  });
});

describe("an embedded database whose tables cannot be made", () => {
  it("is closed before its folder is let go of", async () => {
    const folder = join(data.folder, "live");
    let left: string[] = [];
    const close = vi.spyOn(PGlite.prototype, "close").mockImplementationOnce(async () => {
      left = await readdir(folder);
    });
    vi.mocked(migrate).mockRejectedValueOnce(new Error("The tables are of a later version."));
    await expect(openEmbedded(folder)).rejects.toThrow("later version");
    expect(close).toHaveBeenCalledOnce();
    expect(left).toContain("lock");
    expect(await readdir(folder)).not.toContain("lock");
    const [opened] = close.mock.contexts as PGlite[];
    await opened?.close();
    close.mockRestore();
  }, 30_000);
});
