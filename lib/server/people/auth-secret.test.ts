import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environment } from "../env";
import { boot } from "../testing/process";
import { authSecret } from "./auth-secret";

let parent: string;
let env: ReturnType<typeof environment>;

beforeEach(() => {
  boot();
  parent = mkdtempSync(join(tmpdir(), "bridgeboard-secret-"));
  env = { ...environment(), authSecret: undefined, dataDir: join(parent, "data") };
});
afterEach(() => rmSync(parent, { recursive: true }));

const rightsOf = (path: string) => statSync(path).mode & 0o777;

describe("the secret that signs sessions", () => {
  it("is made once and kept", () => {
    const made = authSecret(env);
    expect(made).toHaveLength(44);
    expect(authSecret(env)).toBe(made);
  });

  it.each(["", " \n", "short", "a".repeat(31), ` ${"a".repeat(31)}\n`])(
    "is refused where its file holds %j, and the file stays as it is",
    (text) => {
      mkdirSync(env.dataDir);
      const file = join(env.dataDir, "auth-secret");
      writeFileSync(file, text);
      expect(() => authSecret(env)).toThrow(
        /auth-secret does not hold the secret .* 32 characters/,
      );
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );

  it("is taken as it is where somebody has put one there", () => {
    mkdirSync(env.dataDir);
    writeFileSync(join(env.dataDir, "auth-secret"), `${"a".repeat(32)}\n`);
    expect(authSecret(env)).toBe("a".repeat(32));
  });

  it("is refused in one sentence where it cannot be kept", () => {
    writeFileSync(env.dataDir, "no folder");
    expect(() => authSecret(env)).toThrow(/cannot keep the secret .* \(E[A-Z]+\).*set AUTH_SECRET/);
  });

  it("is refused where its file is a folder", () => {
    mkdirSync(join(env.dataDir, "auth-secret"), { recursive: true });
    expect(() => authSecret(env)).toThrow("does not hold the secret");
  });

  it("is not half there after a start that broke off", () => {
    mkdirSync(env.dataDir);
    writeFileSync(join(env.dataDir, "auth-secret.new"), "half");
    const made = authSecret(env);
    expect(made).toHaveLength(44);
    expect(readdirSync(env.dataDir)).toEqual(["auth-secret"]);
  });

  it.skipIf(process.platform === "win32")("is its owner's alone, and stays it", () => {
    authSecret(env);
    const file = join(env.dataDir, "auth-secret");
    expect(rightsOf(env.dataDir)).toBe(0o700);
    expect(rightsOf(file)).toBe(0o600);
    chmodSync(file, 0o644);
    authSecret(env);
    expect(rightsOf(file)).toBe(0o600);
  });
});
