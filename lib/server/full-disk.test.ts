import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { openEmbedded } from "./database/embedded";
import { DatabaseUnavailableError } from "./database/failure";
import { environment } from "./env";
import { withDatabase } from "./testing/databases";
import { boot } from "./testing/process";

/** A disk of so many megabytes, where this process may mount one. */
const folder = mkdtempSync(join(tmpdir(), "bridgeboard-disk-"));
const mount = (...options: string[]) =>
  spawnSync("mount", ["-t", "tmpfs", ...options, "tmpfs", folder]).status === 0;
const mounted = process.platform === "linux" && mount("-o", "size=4m");
if (!mounted) console.info("No full disk is tried: this process may not mount one.");

withDatabase();
afterAll(() => {
  if (mounted) execFileSync("umount", ["--lazy", folder]);
  rmSync(folder, { recursive: true });
});

it.skipIf(!mounted)(
  "a full disk is said in one sentence, and is no trouble any more once there is room",
  async () => {
    const data = join(folder, "data");
    const opening = openEmbedded(data).catch((error: unknown) => error);
    const refused = await opening;
    expect(refused).toBeInstanceOf(DatabaseUnavailableError);
    expect(String(refused)).toContain(`There is no room left in ${data}`);
    expect(mount("-o", "remount,size=100m")).toBe(true);
    const database = await openEmbedded(data);
    await database.close();
  },
  60_000,
);

it.skipIf(!mounted)("health says no while the disk is full", async () => {
  boot();
  Object.assign(environment(), { databaseUrl: undefined, dataDir: folder });
  expect((await getHealth()).status).toBe(200);
  const filler = join(folder, "filler");
  expect(() => writeFileSync(filler, Buffer.alloc(200 * 1024 * 1024))).toThrow("ENOSPC");
  const full = await getHealth();
  expect(full.status).toBe(503);
  expect(await full.json()).toMatchObject({ status: "nothing can be written" });
  rmSync(filler);
  expect((await getHealth()).status).toBe(200);
});
