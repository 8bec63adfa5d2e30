import "server-only";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { holdFolder } from "./folder-lock";
import { type Database, migrationsFolder, type Orm, tables } from "./orm";

/**
 * Opens Postgres in this process, in a folder of its own, which is made where it is missing.
 * @param fresh forgets what earlier processes have left there
 * @throws FolderHeldError where another process uses the folder
 */
export async function openEmbedded(folder: string, { fresh = false } = {}): Promise<Database> {
  await mkdir(folder, { recursive: true });
  const hold = await holdFolder(folder);
  const client = await PGlite.create(join(folder, "postgres")).catch(async (error: unknown) => {
    await hold.release();
    throw error;
  });
  const orm = drizzle(client, { schema: tables });
  if (fresh) await empty(orm);
  await migrate(orm, { migrationsFolder });
  return {
    kind: "embedded",
    orm,
    listen: (channel, heard) => client.listen(channel, heard),
    close: async () => {
      await client.close();
      await hold.release();
    },
  };
}

async function empty(orm: Orm): Promise<void> {
  await orm.execute(sql`drop schema if exists drizzle cascade`);
  await orm.execute(sql`drop schema public cascade`);
  await orm.execute(sql`create schema public`);
}
