import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdFolder } from "@/lib/server/database/folder-lock";
import { answerAdminRequests } from "@/lib/server/people/admin-requests";
import { withDatabase } from "@/lib/server/testing/databases";
import { boot } from "@/lib/server/testing/process";
import { blanks } from "./environment.mjs";

withDatabase();

let dataDir = "";
const closing: (() => unknown)[] = [];

/** As a server does that has the embedded database open. */
beforeEach(async () => {
  boot();
  dataDir = await mkdtemp(join(tmpdir(), "bridgeboard-admin-link-"));
  const folder = join(dataDir, "live");
  await mkdir(folder, { mode: 0o700 });
  const hold = await holdFolder(folder);
  const stop = await answerAdminRequests(dataDir, 10);
  closing.push(stop, () => hold.release());
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(dataDir, { recursive: true });
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs what `npm run admin` starts, to its end. */
function adminLink(email: string): Promise<Ended> {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/cli/admin-link.ts", email];
  const env = {
    ...process.env,
    ...blanks(process.env),
    BRIDGEBOARD_MODE: "live",
    DATA_DIR: dataDir,
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "none",
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

describe("npm run admin, while a server runs,", () => {
  it("prints the server’s link, and ends well", async () => {
    const { code, stdout, stderr } = await adminLink("ada@example.com");
    expect(stdout).toMatch(/^Open this link once.*\/join\/\S+\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("ends with an error where the server refuses", async () => {
    expect(await adminLink("nonsense")).toEqual({
      code: 1,
      stdout: "",
      stderr: "Give a whole e-mail address.\n",
    });
  });
});
