import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/simulator/random";
import { type Child, startChild } from "../testing/children";
import { createDatabase, postgresMissing } from "../testing/databases";
import { makeDataFolder } from "../testing/embedded-folder";
import { OURS, RINGS } from "../testing/gateway";
import { serveTwilio } from "../testing/twilio-server";
import { deferred } from "../testing/waiting";

/** The same seed kills at the same moments, as far as two machines can be the same. */
const seed = Number(process.env["KILL_SEED"] ?? randomInt(2 ** 31));
/** Twenty in all; an embedded database takes seconds to open again. More with KILLS, for each. */
const kills = (usual: number) => Number(process.env["KILLS"] ?? usual);
/** A kill comes after at most so many presses were taken, and so many milliseconds. */
const PRESSES = 12;
const WITHIN = 40;
/** From one press to the next, in milliseconds. */
const PAUSE = 4;

const embedded = async () => {
  const { folder, remove } = await makeDataFolder();
  return { env: { DATA_DIR: folder }, remove };
};
const postgres = async () => {
  const { url, remove } = await createDatabase();
  return { env: { DATABASE_URL: url }, remove };
};

describe.each([
  ["PGlite", kills(6), embedded, undefined],
  [
    `Postgres${postgresMissing ? ` (skipped: ${postgresMissing})` : ""}`,
    kills(14),
    postgres,
    postgresMissing,
  ],
])("a server that is killed, on %s", (_, times, database, missing) => {
  it.skipIf(missing)(
    `loses nothing, leaves nothing open and does nothing twice (KILL_SEED=${seed})`,
    async () => {
      const random = createRandom(seed, "kills");
      const twilio = await serveTwilio(random);
      const { env, remove } = await database();
      const { conferenceSid } = twilio.control.seedConference({
        friendlyName: "All",
        participants: [{ label: "Ana" }],
      });
      const load = () => startChild("board", ["hasty"], { ...twilio.env, ...env });
      const taken = new Set<string>();
      let outcomes = new Map<string, string>();

      let next = load();
      for (let kill = 0; kill <= times; kill++) {
        const board = await next;
        expect(await board.line()).toBe("loaded");
        next = kill < times ? load() : next;
        board.say("open");
        const opening = board.line();
        // Some die while they recover what those before have left.
        if (kill < times - 1 && random.next() < 0.25) {
          opening.catch(() => undefined);
          await wait(random.integer(0, 4 * WITHIN));
          await board.kill();
          continue;
        }
        expect(await opening).toBe("open");
        board.say("check");
        outcomes = outcomesIn(await board.line());
        for (const id of taken)
          expect(`${id} ${outcomes.get(id)}`).toMatch(/ (done|failed|unknown)$/);
        // Else this would show little: most of them may have died before they took anything.
        const least = kill === times - 1 ? times + 1 : 0;
        if (kill < times) await pressUntilKilled(board, conferenceSid, random, taken, least);
        else await board.kill("SIGTERM");
      }

      const dials = twilio.sent("Label").map((label) => label.replace("bridgeboard-", ""));
      const announcements = twilio.sent("AnnounceUrl").map((url) => url.replace(/^.*\//, ""));
      const done = [...dials, ...announcements];
      expect(new Set(done).size).toBe(done.length);
      // What Twilio was asked is on record, also where nobody heard that it was taken.
      for (const id of done) expect([...outcomes.keys()]).toContain(id);
      expect(taken.size).toBeGreaterThan(times);
      expect(new Set(outcomes.values())).toContain("unknown");
      await twilio.close();
      await remove();
    },
    240_000,
  );
});

/** Dials and announces without a pause, and kills the server in the middle of it. */
async function pressUntilKilled(
  board: Child,
  conferenceSid: string,
  random: ReturnType<typeof createRandom>,
  taken: Set<string>,
  least: number,
): Promise<void> {
  const killed = new AbortController();
  const enough = Math.max(least, taken.size + random.integer(0, PRESSES));
  const reached = deferred();
  const heard = (async () => {
    for (;;) {
      if (taken.size >= enough) reached.resolve();
      taken.add((await board.line()).replace("taken ", ""));
    }
  })().catch(() => undefined);
  const pressing = (async () => {
    while (!killed.signal.aborted) {
      const id = randomUUID();
      const announce = {
        operation: "updateConference",
        target: { conferenceSid },
        options: { announceUrl: `https://example.com/${id}` },
      };
      const dial = {
        operation: "createParticipant",
        target: { conferenceSid: `Lobby ${id}` },
        options: { to: RINGS, from: OURS },
      };
      board.say(JSON.stringify({ id, ...(random.next() < 0.5 ? dial : announce) }));
      await wait(PAUSE);
    }
  })();
  await reached.promise;
  await wait(random.integer(0, WITHIN));
  await board.kill();
  killed.abort();
  await Promise.all([heard, pressing]);
}

/** The outcome of each command on record; two of one command would be a mistake of the database. */
function outcomesIn(text: string): Map<string, string> {
  const rows = JSON.parse(text) as { key: string; outcome: string | null }[];
  const receipts = rows.flatMap(({ key, outcome }) =>
    outcome ? [[key.replace("receipt:", ""), outcome] as const] : [],
  );
  expect(new Set(receipts.map(([id]) => id)).size).toBe(receipts.length);
  expect(receipts).toHaveLength(rows.length / 2);
  return new Map(receipts);
}
