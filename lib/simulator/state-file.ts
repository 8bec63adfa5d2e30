import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Simulator } from "./simulator";

interface StateFile {
  /** What the clock showed: milliseconds since 1970. */
  readonly now: number;
  /** By account SID, what each account's control has saved. */
  readonly accounts: Readonly<Record<string, unknown>>;
}

/** What was saved there, or null if there is no such file. Throws an Error with a sentence if it is something else. */
export function readStateFile(path: string): StateFile | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`Cannot read ${path}. Choose another file with --state.`, { cause: error });
  }
  try {
    const { now, accounts } = JSON.parse(text);
    if (typeof now !== "number" || Object(accounts) !== accounts) throw new Error("Not a state");
    return { now, accounts };
  } catch (error) {
    const sentence = `${path} is not a state that a simulator has saved. Choose another file with --state.`;
    throw new Error(sentence, { cause: error });
  }
}

/** Every account of the file that this simulator has becomes what was saved. Throws an Error with a sentence. */
export function loadAccounts(simulator: Simulator, { accounts }: StateFile): void {
  for (const [accountSid, state] of Object.entries(accounts)) {
    simulator.controlOf(accountSid).load(state);
  }
}

/** Saves all accounts; whoever reads the file meanwhile sees the old one or the new one, whole. */
export function writeStateFile(path: string, simulator: Simulator): void {
  const accounts = simulator.control
    .accounts()
    .map(({ accountSid }) => [accountSid, simulator.controlOf(accountSid).save()] as const);
  const state = { now: simulator.clock.now(), accounts: Object.fromEntries(accounts) };
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}
