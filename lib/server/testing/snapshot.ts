import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";

const migrationsFolder = "lib/server/database/migrations";
const cache = "node_modules/.cache/bridgeboard";

/** A migrated embedded database as an archive: to make one takes seconds, to copy one half of one. */
export async function readSnapshot(): Promise<Blob> {
  return new Blob([await readFile(await makeSnapshot())]);
}

/** Makes the archive where there is none yet for these migrations. @returns its file */
export async function makeSnapshot(): Promise<string> {
  const file = await snapshotFile();
  if (await stat(file).catch(() => null)) return file;
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder });
  const archive = await client.dumpDataDir("none");
  await client.close();
  await mkdir(cache, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, Buffer.from(await archive.arrayBuffer()));
  await rename(draft, file);
  return file;
}

async function snapshotFile(): Promise<string> {
  const hash = createHash("sha256");
  hash.update(await readFile("node_modules/@electric-sql/pglite/package.json"));
  for (const name of (await readdir(migrationsFolder)).toSorted()) {
    if (name.endsWith(".sql")) hash.update(await readFile(join(migrationsFolder, name)));
  }
  return join(cache, `database-${hash.digest("hex").slice(0, 16)}.tar`);
}
