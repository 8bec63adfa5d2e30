import "server-only";
import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { processWide } from "../process-wide";
import { codeOf } from "./failure";
import { beginningOf, processesAround } from "./running-process";

/** Another process uses the folder; the message is the sentence to print. */
export class FolderHeldError extends Error {
  override name = "FolderHeldError";
}

/** How often the holder touches its lock, and after how long an untouched one is nobody's, in ms. */
const TOUCH_EVERY = 5000;
const FORSAKEN_AFTER = 20_000;
/** For how long the lock of somebody in another container is watched: whoever lives touches it meanwhile. */
const WATCHED_FOR = 2 * TOUCH_EVERY;

/** What stands in a lock. */
const holderSchema = z.object({
  id: z.string(),
  pid: z.number(),
  host: z.string(),
  /** Among which processes it has this number. */
  around: z.string().default(""),
  beginning: z.string(),
  since: z.string(),
  /** In which folder it was made; nothing where that is not known. */
  place: z.string().default(""),
});
type Holder = z.infer<typeof holderSchema>;

/** The locks of this process. */
const held = processWide("locks", () => new Set<string>());

/** A folder that is this process's alone, until it is released. */
export interface Hold {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone: two processes on one embedded database destroy it. The lock
 * of a process that has died is taken over at once; one from another container of this name, whose
 * processes cannot be seen, or that came with a copy of another folder, when nobody touches it for ten
 * seconds, which are waited for; one from another machine when nobody has touched it for 20 seconds.
 * @throws FolderHeldError saying who holds it, and what to do
 */
export async function holdFolder(folder: string, { watchedFor = WATCHED_FOR } = {}): Promise<Hold> {
  const file = join(folder, "lock");
  const me = await thisProcess(folder);
  held().add(me.id);
  await take(file, { me, folder, watchedFor }).catch((error: unknown) => {
    held().delete(me.id);
    throw error;
  });
  const touching = setInterval(() => void touch(file), TOUCH_EVERY);
  touching.unref();
  return {
    async release() {
      clearInterval(touching);
      await removeOwn(file, me);
      held().delete(me.id);
    },
  };
}

interface Taking {
  me: Holder;
  folder: string;
  watchedFor: number;
}

/**
 * Makes the lock, or puts ours in the place of a forsaken one. Of several who see that it is forsaken
 * only one may replace it: whoever holds the lock that is named after it.
 */
async function take(file: string, taking: Taking): Promise<void> {
  const { me, folder } = taking;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(me));
  try {
    while (!(await linked(draft, file))) {
      const holder = await holderOf(file);
      if (!holder) continue;
      if (await isThere(file, holder, taking)) throw new FolderHeldError(sentence(holder, folder));
      const right = `${file}.${holder.id}`;
      await take(right, taking);
      try {
        if ((await holderOf(file))?.id !== holder.id) continue;
        await rename(draft, file);
        return;
      } finally {
        await removeOwn(right, me);
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link is made whole or not at all: nobody ever reads half a lock. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    // Some file systems know no links.
    return written(file, await readFile(draft, "utf8"));
  }
}

async function written(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Who holds a lock: nobody where it is gone; somebody unknown where it cannot be read. */
async function holderOf(file: string): Promise<Holder | null> {
  const unknown = {
    id: "unreadable",
    pid: 0,
    host: "",
    beginning: "",
    since: "",
    around: "",
    place: "",
  };
  try {
    return holderSchema.catch(unknown).parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    return codeOf(error) === "ENOENT" ? null : unknown;
  }
}

/** Whether whoever holds a lock is still there. */
async function isThere(file: string, holder: Holder, taking: Taking): Promise<boolean> {
  const { id, pid, host, beginning, around, place } = holder;
  // It came with a copy of the folder. Where a file system counts otherwise each time, its holder touches it.
  if (place && place !== taking.me.place) return isTouched(file, taking.watchedFor);
  if (held().has(id)) return true;
  if (host !== hostname()) return Date.now() - (await touchedAt(file)) < FORSAKEN_AFTER;
  if (around !== taking.me.around) return isTouched(file, taking.watchedFor);
  // In a container every start may have the same number: one like ours need not be ours.
  if (pid === process.pid) return false;
  const now = await beginningOf(pid);
  return now !== null && (now === beginning || now === "" || beginning === "");
}

/** When a lock was touched, in milliseconds; never where it is gone. */
async function touchedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}

/** Whether somebody touches a lock until it has lain untouched for so many milliseconds. */
async function isTouched(file: string, watchedFor: number): Promise<boolean> {
  const before = await touchedAt(file);
  const rest = before + watchedFor - Date.now();
  // The clock may have been set back since.
  if (rest > 0) await wait(Math.min(rest, watchedFor));
  const after = await touchedAt(file);
  return Number.isFinite(after) && after !== before;
}

/** Shows those elsewhere that the holder is there. */
async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

async function removeOwn(file: string, { id }: Holder): Promise<void> {
  if ((await holderOf(file))?.id === id) await rm(file, { force: true });
}

async function thisProcess(folder: string): Promise<Holder> {
  const beginning = (await beginningOf(process.pid)) ?? "";
  const since = new Date().toISOString();
  const around = await processesAround();
  const place = String((await stat(folder)).ino);
  return { id: randomUUID(), pid: process.pid, host: hostname(), around, beginning, since, place };
}

function sentence({ pid, host, since }: Holder, folder: string): string {
  const who = pid
    ? `Another Bridgeboard (process ${pid} on ${host}, since ${since})`
    : "Another Bridgeboard, whose lock cannot be read,";
  return `${who} uses ${folder}. Stop it, or set DATA_DIR to another folder. If it was stopped already, try again in ${FORSAKEN_AFTER / 1000} seconds.`;
}
