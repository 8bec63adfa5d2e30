import "server-only";
import * as crypto from "better-auth/crypto";
import PQueue from "p-queue";
import { processWide } from "../process-wide";

/** Hashes at once: each takes some 32 MB and a thread of the four that Node.js has for files, too. */
const AT_ONCE = 4;

const hashing = processWide("hashing", () => new PQueue({ concurrency: AT_ONCE }));

/** What is kept of a password: scrypt, which takes a while and much memory on purpose. */
export function hashOfPassword(password: string): Promise<string> {
  return hashing().add(() => crypto.hashPassword(password));
}

/** Whether a password is the one of which this is kept. Takes as long as hashing one. */
export function isPassword(given: { password: string; hash: string }): Promise<boolean> {
  return hashing().add(() => crypto.verifyPassword(given));
}
