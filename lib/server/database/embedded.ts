import "server-only";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { openClient } from "./embedded-client";
import { DatabaseUnavailableError } from "./failure";
import { holdFolder } from "./folder-lock";
import { isFull } from "./full-disk";
import { type Database, migrationsFolder, type Orm, tables } from "./orm";
import { makePrivate } from "./private-folder";

/**
 * Opens Postgres in this process, in a folder of its own, which is made where it is missing and
 * which nobody else on this machine may open.
 * @param fresh forgets what earlier processes have left there
 * @throws FolderHeldError where another process uses the folder
 */
export async function openEmbedded(folder: string, { fresh = false } = {}): Promise<Database> {
  await makePrivate(folder);
  const hold = await holdFolder(folder);
  try {
    const { client, listen, close } = await openClient(join(folder, "postgres"));
    const orm = drizzle(client, { schema: tables });
    const ready = async () => {
      if (fresh) await empty(orm);
      await migrate(orm, { migrationsFolder });
    };
    // The folder is nobody else's before this one is closed.
    await ready().catch(async (error: unknown) => {
      await close();
      throw error;
    });
    return {
      kind: "embedded",
      orm,
      listen,
      close: async () => {
        await close();
        await hold.release();
      },
    };
  } catch (error) {
    await hold.release();
    if (await isFull(folder)) throw new DatabaseUnavailableError(noRoomIn(folder));
    throw error;
  }
}

const noRoomIn = (folder: string) =>
  `There is no room left in ${folder}, where Bridgeboard keeps its record. Make room there, or set DATA_DIR to another folder.`;

async function empty(orm: Orm): Promise<void> {
  await orm.execute(sql`drop schema if exists drizzle cascade`);
  await orm.execute(sql`drop schema public cascade`);
  await orm.execute(sql`create schema public`);
}
