import "server-only";
import { chmod, mkdir } from "node:fs/promises";

/**
 * Makes a folder that this process's user alone may open, or closes one to everybody else that is
 * there already: what is in it then needs no rights of its own. Windows and some file systems know
 * no such rights; there the folder is as its parent has it.
 */
export async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700).catch(() => undefined);
}
