import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { now } from "../clock";
import { reasonOf } from "../database/failure";
import { faultOf } from "../fault-of";
import { log } from "../log";
import { makeAdmin } from "./admin";

/** How often the server looks, and how long whoever asks waits for it, in milliseconds. */
const LOOK_EVERY = 1000;
const PATIENCE = 15_000;

/** What is to be printed, and whether it was done. */
const answerSchema = z.strictObject({ ok: z.boolean(), text: z.string() });
type Answer = z.infer<typeof answerSchema>;

const folderIn = (dataDir: string) => join(dataDir, "live", "admin-requests");

/**
 * Answers `npm run admin` while this process holds the embedded database, which no other can open. It
 * is asked by a file beside that database, and not over the network: whoever can write there owns the
 * database anyway, and nobody else can ask.
 * @returns how to stop
 */
export async function answerAdminRequests(
  dataDir: string,
  every = LOOK_EVERY,
): Promise<() => void> {
  const folder = folderIn(dataDir);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const looking = setInterval(() => void look(folder), every);
  looking.unref();
  return () => clearInterval(looking);
}

async function look(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(".asked")) continue;
    const asked = join(folder, name);
    const taken = asked.replace(/asked$/, "taken");
    try {
      // Of two looks at once, one takes it.
      await rename(asked, taken);
      const email = await readFile(taken, "utf8");
      await rm(taken);
      const answer = await answerTo(email);
      await written(asked.replace(/asked$/, "answered"), JSON.stringify(answer));
    } catch (error) {
      log().warn({ reason: reasonOf(error) }, "a request of npm run admin was not answered");
    }
  }
}

/** What goes wrong here by our own mistake is in this server's log, and not on the other's terminal. */
async function answerTo(email: string): Promise<Answer> {
  try {
    return { ok: true, text: await makeAdmin(email) };
  } catch (error) {
    return { ok: false, text: faultOf(error).message };
  }
}

/**
 * Asks the server that holds the database.
 * @returns its answer, or its refusal; null where it does not answer
 */
export async function askServerForAdmin(
  dataDir: string,
  email: string,
  patience = PATIENCE,
): Promise<Answer | null> {
  const request = join(folderIn(dataDir), randomUUID());
  await written(`${request}.asked`, email);
  const end = now() + patience;
  while (now() < end) {
    await pause(100);
    const answer = await readFile(`${request}.answered`, "utf8").catch(() => null);
    if (answer === null) continue;
    await rm(`${request}.answered`);
    return answerSchema.parse(JSON.parse(answer));
  }
  await rm(`${request}.asked`, { force: true });
  return null;
}

/** Whole or not at all, and for this user alone: an answer is a link. */
async function written(file: string, text: string): Promise<void> {
  await writeFile(`${file}.draft`, text, { mode: 0o600 });
  await rename(`${file}.draft`, file);
}
