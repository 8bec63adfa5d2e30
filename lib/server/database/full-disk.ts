import "server-only";
import { statfs } from "node:fs/promises";

/** With less than this many bytes left nothing can be kept. */
const ROOM = 1024 * 1024;

/** Whether there is no room left where a folder is. PGlite throws what is no Error, and says nothing of it. */
export async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < ROOM;
}
