import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isSkewed, type Skew, skewInWords } from "@/lib/model/skew";
import { clock, now } from "./clock";
import { orm } from "./database/database";
import { twilioOffset } from "./gateway/twilio-clock";
import { log } from "./log";
import { processWide } from "./process-wide";

/** How far ahead other clocks are: the database's of this server's, and Twilio's of the board's. */
export type Clocks = { database: Skew; twilio: Skew | null };

const answer = z.object({ rows: z.tuple([z.object({ now: z.coerce.number() })]) });

/** By how much the database's clock is ahead of the host's and of the board's. */
async function databaseAhead(): Promise<{ host: Skew; board: Skew }> {
  const sent = { host: Date.now(), board: now() };
  const found = await orm().execute(
    sql`select extract(epoch from clock_timestamp()) * 1000 as now`,
  );
  const received = { host: Date.now(), board: now() };
  const [{ now: told }] = answer.parse(found).rows;
  const ahead = (whose: keyof typeof sent) => ({
    low: told - received[whose],
    high: told - sent[whose],
  });
  return { host: ahead("host"), board: ahead("board") };
}

/**
 * Takes the database's time, which all boards on it share, before anything is written down; and later
 * whatever the two clocks have drifted apart.
 * @returns how the clocks of the database, and of Twilio where it answered lately, differ from ours
 */
export async function followDatabase(): Promise<Clocks> {
  const { host, board } = await databaseAhead();
  clock().follow(board);
  return { database: host, twilio: twilioOffset() };
}

/** How the clocks of the database, and of Twilio where it answered lately, differ from ours. */
export async function clocks(): Promise<Clocks> {
  const { host } = await databaseAhead();
  return { database: host, twilio: twilioOffset() };
}

const told = processWide("skews", () => new Map<keyof Clocks, string>());

/** Follows the database's clock, and says in the log when one differs, and when it is in step again: each once. */
export async function watchClocks(): Promise<void> {
  const found = await followDatabase();
  for (const whose of ["database", "twilio"] as const) {
    const skew = found[whose];
    if (!skew) continue;
    const skewed = isSkewed(skew);
    if (skewed === told().has(whose)) continue;
    const about = { whose, clock: skewInWords(skew) };
    if (skewed) {
      told().set(whose, about.clock);
      log().warn(
        about,
        "the clocks differ: have NTP set this server's and the database's, then restart Bridgeboard",
      );
    } else {
      told().delete(whose);
      log().info(about, "the clocks are in step again");
    }
  }
}
