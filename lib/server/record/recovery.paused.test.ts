import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { createRandom } from "@/lib/simulator/random";
import { type Child, startChild } from "../testing/children";
import { createDatabase, postgresMissing } from "../testing/databases";
import { OURS, RINGS } from "../testing/gateway";
import { serveTwilio } from "../testing/twilio-server";

/** The same seed pauses at the same moments, as far as two machines can be the same. */
const seed = Number(process.env["PAUSE_SEED"] ?? randomInt(2 ** 31));
/** One run in the suite; more with PAUSES. */
const runs = Number(process.env["PAUSES"] ?? 1);
const PRESSES = 60;
/** The longest that Twilio takes to hear, and to answer, in milliseconds. */
const SLOW = 150;

const skipped = postgresMissing ? ` (skipped: ${postgresMissing})` : "";

it
  .skipIf(postgresMissing || process.platform === "win32")
  .each(Array.from({ length: runs }, (_, run) => seed + run))(
  `a board that is paused, declared dead and wakes up sends nothing that is on record as not done (PAUSE_SEED=%i)${skipped}`,
  async (ofRun) => {
    const random = createRandom(ofRun, "pauses");
    const twilio = await serveTwilio(random, SLOW);
    const { url, remove } = await createDatabase();
    const { conferenceSid } = twilio.control.seedConference({
      friendlyName: "All",
      participants: [{ label: "Ana" }],
    });
    const start = () => opened({ ...twilio.env, DATABASE_URL: url });
    const [paused, other] = [await start(), await start()];

    const ids = Array.from({ length: PRESSES }, () => randomUUID() as string);
    for (const id of ids) {
      paused.say(press(id, conferenceSid, random.next() < 0.8 ? "dial" : "announcement"));
    }
    for (const _ of ids) expect(await paused.line()).toMatch(/^taken /);
    await wait(random.integer(0, 2 * SLOW));
    paused.process.kill("SIGSTOP");
    // The other one waits until every command has an outcome: it declares the paused one dead.
    other.say("check");
    const outcomes = outcomesIn(await other.line());
    paused.process.kill("SIGCONT");
    await paused.kill("SIGTERM");
    await other.kill("SIGTERM");

    const dials = twilio.sent("Label").map((label) => label.replace("bridgeboard-", ""));
    const announcements = twilio.sent("AnnounceUrl").map((address) => address.replace(/^.*\//, ""));
    const sent = [...dials, ...announcements];
    const withOutcome = (outcome: string) => ids.filter((id) => outcomes.get(id) === outcome);
    expect(outcomes.size).toBe(PRESSES);
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent.filter((id) => outcomes.get(id) === "failed")).toEqual([]);
    expect(withOutcome("done").filter((id) => !sent.includes(id))).toEqual([]);
    // Else this would show nothing.
    expect(withOutcome("failed").length).toBeGreaterThan(PRESSES / 3);
    await twilio.close();
    await remove();
  },
  60_000,
);

async function opened(env: Record<string, string>): Promise<Child> {
  const board = await startChild("board", ["hasty"], env);
  expect(await board.line()).toBe("loaded");
  board.say("open");
  expect(await board.line()).toBe("open");
  return board;
}

function press(id: string, conferenceSid: string, what: "dial" | "announcement"): string {
  return JSON.stringify(
    what === "dial"
      ? {
          id,
          operation: "createParticipant",
          target: { conferenceSid: `Lobby ${id}` },
          options: { to: RINGS, from: OURS },
        }
      : {
          id,
          operation: "updateConference",
          target: { conferenceSid },
          options: { announceUrl: `https://example.com/${id}` },
        },
  );
}

function outcomesIn(text: string): Map<string, string> {
  const rows = JSON.parse(text) as { key: string; outcome: string | null }[];
  return new Map(
    rows.flatMap(({ key, outcome }) => (outcome ? [[key.replace("receipt:", ""), outcome]] : [])),
  );
}
