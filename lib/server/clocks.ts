import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isSkewed, type Skew, skewInWords } from "@/lib/model/skew";
import { orm } from "./database/database";
import { twilioOffset } from "./gateway/twilio-clock";
import { log } from "./log";
import { processWide } from "./process-wide";

/** Whose clock is compared with this server's. */
export type Clocks = { database: Skew; twilio: Skew | null };

const answer = z.object({ rows: z.tuple([z.object({ now: z.coerce.number() })]) });

/** How the clocks of the database, and of Twilio where it answered lately, differ from this server's. */
export async function clocks(): Promise<Clocks> {
  const sent = Date.now();
  const found = await orm().execute(
    sql`select extract(epoch from clock_timestamp()) * 1000 as now`,
  );
  const received = Date.now();
  const [{ now }] = answer.parse(found).rows;
  return { database: { low: now - received, high: now - sent }, twilio: twilioOffset() };
}

const told = processWide("skews", () => new Map<keyof Clocks, string>());

/** Says in the log when a clock is found to differ, and when it is in step again: each once. */
export async function watchClocks(): Promise<void> {
  const found = await clocks();
  for (const whose of ["database", "twilio"] as const) {
    const skew = found[whose];
    if (!skew) continue;
    const skewed = isSkewed(skew);
    if (skewed === told().has(whose)) continue;
    const about = { whose, clock: skewInWords(skew) };
    if (skewed) {
      told().set(whose, about.clock);
      log().warn(about, "the clocks differ: set this server's, or the other one, by NTP");
    } else {
      told().delete(whose);
      log().info(about, "the clocks are in step again");
    }
  }
}
