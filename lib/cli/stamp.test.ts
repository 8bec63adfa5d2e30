import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildHash } from "./build.mjs";
import { hashOf, readStamp, removeStamp, writeStamp } from "./stamp.mjs";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bridgeboard-stamp-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string) {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test("changes with a file's content, its name and its place", () => {
  write("app/page.tsx", "one");
  const before = hashOf(folder, ["app"]);
  expect(hashOf(folder, ["app"])).toBe(before);

  write("app/page.tsx", "two");
  const edited = hashOf(folder, ["app"]);
  rmSync(join(folder, "app/page.tsx"));
  write("app/room/page.tsx", "two");
  expect(new Set([before, edited, hashOf(folder, ["app"])]).size).toBe(3);
});

test("is the same in whatever order the folders are named", () => {
  write("app/page.tsx", "page");
  write("lib/model.ts", "model");
  expect(hashOf(folder, ["app", "lib"])).toBe(hashOf(folder, ["lib", "app"]));
});

test("passes over what is absent and what the system left behind", () => {
  write("app/page.tsx", "page");
  const before = hashOf(folder, ["app", "public"]);
  write("app/.DS_Store", "noise");
  expect(hashOf(folder, ["app", "public"])).toBe(before);
});

test("builds again for a source, not for a test or a command", () => {
  write("lib/model/room.ts", "room");
  const before = buildHash(folder);
  write("lib/model/room.test.ts", "story");
  write("lib/cli/demo.mjs", "command");
  expect(buildHash(folder)).toBe(before);
  write("proxy.ts", "proxy");
  expect(buildHash(folder)).not.toBe(before);
});

test("keeps a stamp until it is removed", () => {
  const stamp = join(folder, "node_modules", ".stamp");
  expect(readStamp(stamp)).toBeUndefined();
  writeStamp(stamp, "abc");
  expect(readStamp(stamp)).toBe("abc");
  removeStamp(stamp);
  removeStamp(stamp);
  expect(readStamp(stamp)).toBeUndefined();
});
