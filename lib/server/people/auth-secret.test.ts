import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
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
