import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Account, AccountSpec } from "./entities/account";
import type { Simulator } from "./simulator";

interface StateFile {
  /** What the clock showed: milliseconds since 1970. */
  readonly now: number;
  /** By account SID: its credentials and all, for one that has to be opened again, and what its control has saved. */
  readonly accounts: Readonly<
    Record<string, { readonly spec: AccountSpec; readonly state: unknown }>
  >;
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
    if (typeof now !== "number" || !areAccounts(accounts)) throw new Error("Not a state");
    return { now, accounts };
  } catch (error) {
    const sentence = `${path} is not a state that this version of the simulator has saved. Choose another file with --state.`;
    throw new Error(sentence, { cause: error });
  }
}

const areAccounts = (accounts: unknown) =>
  Object(accounts) === accounts &&
  Object.values(Object(accounts)).every((one) => Object(Object(one).spec).accountSid !== undefined);

/** Every account of the file becomes what was saved, also one that was opened at run time. Throws an Error with a sentence. */
export function loadAccounts(simulator: Simulator, { accounts }: StateFile): void {
  const isOpen = (sid: string) => simulator.accounts().some((account) => account.sid === sid);
  for (const [accountSid, { spec, state }] of Object.entries(accounts)) {
    if (!isOpen(accountSid)) simulator.control.addAccount(spec);
    simulator.controlOf(accountSid).load(state);
  }
}

/** Saves all accounts; whoever reads the file meanwhile sees the old one or the new one, whole. */
export function writeStateFile(path: string, simulator: Simulator): void {
  const accounts = simulator
    .accounts()
    .map((account) => [
      account.sid,
      { spec: specOf(account), state: simulator.controlOf(account.sid).save() },
    ]);
  const state = { now: simulator.clock.now(), accounts: Object.fromEntries(accounts) };
  // For whoever runs the simulator alone: tokens are in it. The mode counts only for a new file.
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const specOf = ({ sid, limits, ...rest }: Account): AccountSpec => ({
  accountSid: sid,
  ...limits,
  ...rest,
});
