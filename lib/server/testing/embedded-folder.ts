import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { readSnapshot } from "./snapshot";

/** A DATA_DIR with a database in it that is migrated already: to make one anew takes seconds. */
export async function makeDataFolder(): Promise<{
  folder: string;
  remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "bridgeboard-data-"));
  await mkdir(join(folder, "live"));
  const dataDir = join(folder, "live", "postgres");
  const client = await PGlite.create({ dataDir, loadDataDir: await readSnapshot() });
  await client.close();
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
