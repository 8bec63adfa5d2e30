import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { blanks, namesInEnvFiles, withoutTwilio } from "./environment.mjs";

const shell: NodeJS.ProcessEnv = {
  NODE_ENV: "test",
  PATH: "/usr/bin",
  TWILIO_ACCOUNT_SID: "AC1",
  TWILIO_API_SECRET: "secret",
};

test("demo mode inherits nothing of an account", () => {
  expect(withoutTwilio(shell, [])).toEqual({ NODE_ENV: "test", PATH: "/usr/bin" });
});

test("demo mode keeps a .env file from bringing an account back", () => {
  const clean = withoutTwilio(shell, ["TWILIO_AUTH_TOKEN", "LOG_LEVEL"]);
  expect(clean.TWILIO_AUTH_TOKEN).toBe("");
  expect(clean).not.toHaveProperty("LOG_LEVEL");
});

test("a server under test sees nobody's account, database or address", () => {
  const laid = blanks(shell, ["TWILIO_AUTH_TOKEN", "MY_OWN"]);
  for (const name of ["TWILIO_API_SECRET", "TWILIO_AUTH_TOKEN", "MY_OWN", "DATABASE_URL"]) {
    expect(laid[name]).toBe("");
  }
  expect(laid).not.toHaveProperty("PATH");
});

test("finds the names in .env files, exported or indented, and no comments", () => {
  const folder = mkdtempSync(join(tmpdir(), "bridgeboard-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, ".env"), "A=1\n# B=2\n  export C = 3\n\nD: 4\n");
  writeFileSync(join(folder, ".env.local"), "TWILIO_AUTH_TOKEN='x=y'\n");
  expect(namesInEnvFiles(folder)).toEqual(["A", "C", "D", "TWILIO_AUTH_TOKEN"]);
});
