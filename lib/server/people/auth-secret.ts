import "server-only";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { codeOf } from "../database/failure";
import { type Environment, EnvironmentError, SHORTEST_SECRET } from "../env";

/**
 * What the cookies of sessions are signed with: as the environment says, else made once and kept
 * beside the embedded database, readable by its owner alone. A demo forgets it with everything else.
 * @throws EnvironmentError where the file that keeps it cannot be used
 */
export function authSecret({ mode, authSecret: given, dataDir }: Environment): string {
  if (given) return given;
  if (mode === "demo") return make();
  const file = join(dataDir, "auth-secret");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) keep(file, make());
    closeToOthers(file);
  } catch (error) {
    throw new EnvironmentError(
      `Bridgeboard cannot keep the secret that signs sessions in ${file} (${codeOf(error)}). Make room there and let it write, or set AUTH_SECRET.`,
    );
  }
  const kept = read(file);
  if (kept.length >= SHORTEST_SECRET) return kept;
  throw new EnvironmentError(
    `${file} does not hold the secret that signs sessions: it should be at least ${SHORTEST_SECRET} characters. Put it back from a backup, or delete the file: then a new one is made, and everyone signs in again.`,
  );
}

const make = () => randomBytes(32).toString("base64");

/** What breaks off while it is written leaves a file of another name behind, and no half secret. */
function keep(file: string, secret: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, "w", 0o600);
  try {
    writeFileSync(handle, secret);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

/** What is there; nothing where it cannot be read, or is no file. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

/** A copy or a backup may have opened it to everybody. Windows and some file systems know no such rights. */
function closeToOthers(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {}
}
