import { cp, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Child, startChild } from "../testing/children";
import { FolderHeldError, holdFolder } from "./folder-lock";
import { beginningOf, processesAround } from "./running-process";

let folder: string;
const children: Child[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bridgeboard-lock-"));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  await rm(folder, { recursive: true });
});

const lock = () => join(folder, "lock");

/** A lock that somebody else has left. */
async function left(more: object): Promise<void> {
  const holder = {
    id: "somebody",
    pid: process.ppid,
    host: hostname(),
    around: await processesAround(),
    since: "2026-01-05T09:00:00.000Z",
    beginning: await beginningOf(process.ppid),
    ...more,
  };
  await writeFile(lock(), JSON.stringify(holder));
}

/** Processes that are about to take the folder. */
async function contenders(count: number): Promise<Child[]> {
  const started = await Promise.all(
    Array.from({ length: count }, () => startChild("hold-folder", [folder])),
  );
  children.push(...started);
  for (const child of started) expect(await child.line()).toBe("ready");
  return started;
}

const outcomes = async (contending: Child[]) => {
  for (const child of contending) child.say("go");
  return Promise.all(contending.map((child) => child.line()));
};

describe("a folder", () => {
  it("that is a copy of one that is held is nobody's", async () => {
    const [holder] = await contenders(1);
    expect(await outcomes(holder ? [holder] : [])).toEqual(["held"]);
    const copy = await mkdtemp(join(tmpdir(), "bridgeboard-copy-"));
    await cp(folder, copy, { recursive: true });
    const hold = await holdFolder(copy, { watchedFor: 50 });
    await hold.release();
    await rm(copy, { recursive: true });
    await expect(holdFolder(folder, { watchedFor: 50 })).rejects.toThrow(FolderHeldError);
  });

  it("whose lock names another place is held all the same while its holder touches it", async () => {
    await left({ place: "another" });
    const touching = setInterval(() => void utimes(lock(), new Date(), new Date()), 10);
    const refused = holdFolder(folder, { watchedFor: 200 });
    await expect(refused).rejects.toThrow(FolderHeldError);
    clearInterval(touching);
  });

  it("is held by one, whoever comes at the same moment, and its dead holder's by one again", async () => {
    const first = await contenders(3);
    const second = await contenders(3);
    const said = await outcomes(first);
    const winner = first[said.indexOf("held")];
    expect(said.filter((line) => line === "held")).toHaveLength(1);
    const loser = said.find((line) => line !== "held");
    expect(loser).toMatch(
      new RegExp(`^Another Bridgeboard \\(process ${winner?.process.pid} on ${hostname()}, since `),
    );
    expect(loser).toContain("DATA_DIR");

    await winner?.kill();
    expect((await outcomes(second)).filter((line) => line === "held")).toHaveLength(1);
  }, 30_000);

  it("is free again when it is released, and nothing is left in it", async () => {
    const hold = await holdFolder(folder);
    await expect(holdFolder(folder)).rejects.toThrow(FolderHeldError);
    await hold.release();
    const both = await Promise.allSettled([holdFolder(folder), holdFolder(folder)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    for (const one of both) if (one.status === "fulfilled") await one.value.release();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("a lock", () => {
  it("of a process that runs is respected", async () => {
    await left({});
    await expect(holdFolder(folder)).rejects.toThrow(
      `Another Bridgeboard (process ${process.ppid} on ${hostname()}, since 2026-01-05T09:00:00.000Z) uses ${folder}.`,
    );
  });

  it.each([
    ["whose process is gone", { pid: 2 ** 30 }],
    ["whose number another process has now", { beginning: "earlier" }],
    ["whose number is ours by chance", { pid: process.pid, beginning: "earlier" }],
  ])("%s is taken over at once", async (_, more) => {
    await left(more);
    const hold = await holdFolder(folder);
    expect(JSON.parse(await readFile(lock(), "utf8"))).toMatchObject({ pid: process.pid });
    await hold.release();
  });

  it.each([
    ["with our number", { pid: process.pid }],
    ["with a number that nobody has here", { pid: 2 ** 30 }],
  ])("of a container of our name, %s, is respected while it is touched", async (_, more) => {
    await left({ ...more, around: "pid:[1]" });
    const touching = setInterval(() => void utimes(lock(), new Date(), new Date()), 20);
    await expect(holdFolder(folder, { watchedFor: 500 })).rejects.toThrow(FolderHeldError);
    clearInterval(touching);
  });

  it.each([
    ["seconds ago", 10_001, undefined],
    ["just now, and not again", 0, { watchedFor: 50 }],
  ])("of a container of our name that was touched %s is taken over", async (_, ago, options) => {
    await left({ around: "pid:[1]" });
    const then = new Date(Date.now() - ago);
    await utimes(lock(), then, then);
    await (await holdFolder(folder, options)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is taken over when whoever was taking it over has died, too", async () => {
    await left({ pid: 2 ** 30 });
    await writeFile(`${lock()}.somebody`, await readFile(lock()));
    await (await holdFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["of another machine", JSON.stringify({ host: "elsewhere", pid: 1, id: "a", beginning: "" })],
    ["that cannot be read", "{"],
  ])("%s counts for 20 seconds after it was touched", async (_, text) => {
    const content = text === "{" ? text : JSON.stringify({ ...JSON.parse(text), since: "today" });
    await writeFile(lock(), content);
    await expect(holdFolder(folder)).rejects.toThrow("try again in 20 seconds");
    const then = new Date(Date.now() - 20_001);
    await utimes(lock(), then, then);
    await (await holdFolder(folder)).release();
  });

  it("that somebody else has now is not removed", async () => {
    const hold = await holdFolder(folder);
    await left({});
    await hold.release();
    expect(await readdir(folder)).toEqual(["lock"]);
  });
});
