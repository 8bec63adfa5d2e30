import { hashPassword, verifyPassword } from "better-auth/crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { boot } from "../testing/process";
import { settled } from "../testing/waiting";
import { hashOfPassword, isPassword } from "./passwords";

vi.mock("better-auth/crypto", { spy: true });

beforeEach(() => {
  boot();
});

it("knows a password again, and no other", async () => {
  const hash = await hashOfPassword("correct horse battery");
  expect(await isPassword({ password: "correct horse battery", hash })).toBe(true);
  expect(await isPassword({ password: "correct horse", hash })).toBe(false);
});

it("hashes four passwords at a time, however many are tried", async () => {
  const waiting: (() => void)[] = [];
  const running = () => new Promise<void>((resolve) => waiting.push(resolve));
  vi.mocked(hashPassword).mockImplementation(() => running().then(() => "hash"));
  vi.mocked(verifyPassword).mockImplementation(() => running().then(() => false));
  const all = Array.from({ length: 6 }, (_, n) =>
    n % 2 ? hashOfPassword("p") : isPassword({ password: "p", hash: "hash" }),
  );
  await settled();
  expect(waiting).toHaveLength(4);
  waiting.splice(0).forEach((finish) => finish());
  await settled();
  expect(waiting).toHaveLength(2);
  waiting.forEach((finish) => finish());
  await Promise.all(all);
});
