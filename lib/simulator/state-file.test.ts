import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { steppedClock } from "./clock";
import { createSimulator } from "./simulator";
import { loadAccounts, readStateFile, writeStateFile } from "./state-file";

let file = "";
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "state-")), "state.json");
});
afterEach(() => rmSync(join(file, ".."), { recursive: true }));

/** A simulator that goes on from the file. */
function started() {
  const simulator = createSimulator({ clock: steppedClock() });
  const saved = readStateFile(file);
  if (saved) loadAccounts(simulator, saved);
  return simulator;
}

it("opens the accounts again that were opened at run time, with the same credentials", () => {
  const first = started();
  const apiKeys = [{ sid: `SK${"1".repeat(32)}`, secret: "s" }];
  const { accountSid } = first.control.addAccount({ apiKeys, region: "ie1", callsPerSecond: 2 });
  first.controlOf(accountSid).seedConference({ friendlyName: "Theirs", participants: [{}] });
  writeStateFile(file, first);

  const second = started();
  expect(second.accounts()).toEqual(first.accounts());
  expect(second.controlOf(accountSid).save().store.conferences.rows).toMatchObject([
    [{ friendlyName: "Theirs" }, expect.any(Number)],
  ]);
  // One more gets a SID that nobody has.
  expect(second.control.addAccount().accountSid).not.toBe(accountSid);
});

it.skipIf(process.platform === "win32")("is for its owner alone: tokens are in it", () => {
  writeStateFile(file, started());
  expect(statSync(file).mode & 0o077).toBe(0);
});

it("is left alone where something else is in it", () => {
  writeFileSync(file, JSON.stringify({ now: 1, accounts: { AC1: null } }));
  expect(started).toThrow(`${file} is not a state that this version of the simulator has saved`);
});
