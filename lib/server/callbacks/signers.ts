import "server-only";
import { sql } from "drizzle-orm";
import { orm } from "../database/database";
import { reasonOf } from "../database/failure";
import { signers } from "../database/record";
import { log } from "../log";
import { processWide } from "../process-wide";
import type { SecretName } from "./signature";

/** How often the record hears of each, in milliseconds: an admin asks which one is used, not how often. */
const PAUSE = 10_000;

const told = processWide("signers", () => new Map<SecretName, number>());

/** Notes by which secret a callback was signed. A callback never waits for it, or fails with it. */
export function noteSigner(name: SecretName): void {
  const now = performance.now();
  if (now - (told().get(name) ?? -Infinity) < PAUSE) return;
  told().set(name, now);
  write(name).catch((error: unknown) => {
    told().delete(name);
    log().warn({ reason: reasonOf(error) }, "who signed a callback is not noted");
  });
}

async function write(name: SecretName): Promise<void> {
  const lastAt = sql`clock_timestamp()`;
  await orm()
    .insert(signers)
    .values({ name, lastAt })
    .onConflictDoUpdate({ target: signers.name, set: { lastAt } });
}

/** When each secret that has ever signed did so last. */
export async function lastSigned(): Promise<Map<SecretName, Date>> {
  const rows = await orm().select().from(signers);
  return new Map(rows.map(({ name, lastAt }) => [name, lastAt]));
}
