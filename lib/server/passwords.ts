import "server-only";
import * as crypto from "better-auth/crypto";

/** What is kept of a password: scrypt, which takes a while and much memory on purpose. */
export function hashOfPassword(password: string): Promise<string> {
  return crypto.hashPassword(password);
}

/** Whether a password is the one of which this is kept. Takes as long as hashing one. */
export function isPassword(given: { password: string; hash: string }): Promise<boolean> {
  return crypto.verifyPassword(given);
}
