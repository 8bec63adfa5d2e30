import "server-only";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../env";

/**
 * What the cookies of sessions are signed with: as the environment says, else made once and kept
 * beside the embedded database, readable by its owner alone. A demo forgets it with everything else.
 */
export function authSecret({ mode, authSecret: given, dataDir }: Environment): string {
  if (given) return given;
  const made = randomBytes(32).toString("base64");
  if (mode === "demo") return made;
  const file = join(dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, made, { mode: 0o600, flag: "wx" });
    return made;
  } catch {
    closeToOthers(file);
    return readFileSync(file, "utf8").trim();
  }
}

/** A copy or a backup may have opened it to everybody. Windows and some file systems know no such rights. */
function closeToOthers(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {}
}
