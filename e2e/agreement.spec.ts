import { createRandom } from "@/lib/simulator/random";
import { type Look, onlookers } from "./agreement/onlookers";
import { acts, many, seeds } from "./agreement/seeds";
import { whoever } from "./agreement/whoever";
import { callbackUrlOf, type TwoBoards, twoCalledBoards } from "./live-boards";
import { Simulator } from "./simulator";
import { expect, test } from "./story";

/** Of each kind of thing there are many more than this. */
const FEW = acts / 20;
/** The boards may differ for so long, in milliseconds. */
const AGREE_WITHIN = 1000;
/** And for as many looks more: a machine that is slow to look at two pages is as slow to draw them. */
const LOOKS = 4;
/** At the end nothing happens any more: then they are right with the next look at Twilio, in milliseconds. */
const RIGHT_WITHIN = 20_000;

const five = ["Kim-0", "Lea-0", "Max-0", "Noa-0", "Oli-0"].map((label) => ({ label }));

test.use({ role: null });
// They share two boards, and come one after another; where there are many, each worker has two.
test.describe.configure({ mode: many === undefined ? "default" : "parallel" });

let boards: TwoBoards;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(90_000);
  boards = await twoCalledBoards(browser);
  const simulator = new Simulator(boards.twilio.url);
  await simulator.callbackFault({ kind: "lost", rate: 0.2 });
  await simulator.callbackFault({ kind: "doubled", rate: 0.2 });
  await simulator.callbackFault({ kind: "delayed", rate: 0.2, ms: 1500 });
  await simulator.callbackFault({ kind: "reordered", rate: 0.2, ms: 3000 });
});
test.afterAll(() => boards?.stop());

for (const { name, seed: seedOf } of seeds) {
  test(`two people at two boards see the same, and what is true, whatever happens (${name})`, async ({
    browser,
  }) => {
    test.setTimeout(60_000 + 1000 * acts);
    const seed = seedOf();
    process.stdout.write(`Seed ${seed}; AGREEMENT_SEED=${seed} repeats it\n`);
    const random = createRandom(seed, "agreement");
    const simulator = new Simulator(boards.twilio.url);
    const scene = await simulator.conference({
      friendlyName: "Agreement",
      participants: five,
      callbackUrl: callbackUrlOf(boards.one.url),
    });
    const both = await onlookers(browser, boards, { simulator, scene });
    const next = whoever(both.boards, { simulator, scene, random });

    let seen: Look;
    let longest = 0;
    const agree = async (where: string) => {
      const message = `${where}: one board  |  the other`;
      let differed: number | null = null;
      let slowest = 0;
      const see = async () => {
        const asked = performance.now();
        seen = await both.look();
        slowest = Math.max(slowest, performance.now() - asked);
        expect(seen.lies, `${where}: old values stand unmarked`).toEqual([]);
        if (seen.differ.length === 0) return seen.differ;
        // What a look itself takes on a busy machine is no delay of the boards.
        differed ??= performance.now();
        longest = Math.max(longest, asked - differed);
        const patience = AGREE_WITHIN + LOOKS * slowest;
        if (asked - differed > patience) expect(seen.differ, message).toEqual([]);
        return seen.differ;
      };
      await expect.poll(see, { message, timeout: 10 * AGREE_WITHIN, intervals: [60] }).toEqual([]);
      return seen;
    };
    let last = await agree(`seed ${seed}, at the beginning`);
    const done = new Map<string, number>();
    for (let step = 1; step <= acts; step++) {
      const act = next(last);
      if (await act.run()) done.set(act.by, (done.get(act.by) ?? 0) + 1);
      last = await agree(`seed ${seed}, step ${step}: ${act.words}`);
    }
    const message = `seed ${seed}, at the end: a board  |  the simulator`;
    await expect.poll(() => both.mistakes(), { message, timeout: RIGHT_WITHIN }).toEqual([]);
    // They agreed about something: everybody did their part, and callbacks came, but not all of them.
    for (const who of ["Dana", "Vic", "the far party"])
      expect(done.get(who), who).toBeGreaterThan(FEW);
    const callbacks = await simulator.callbacks("/api/twilio/callbacks/", scene);
    for (const state of ["delivered", "lost"] as const) {
      const those = callbacks.filter((one) => one.state === state);
      expect(those.length, state).toBeGreaterThan(FEW);
    }
    const tokens = new Set(callbacks.map(({ token }) => token));
    expect(callbacks.length - tokens.size, "doubled").toBeGreaterThan(FEW);
    process.stdout.write(`Seed ${seed}: they differed for ${Math.round(longest)} ms at most\n`);
  });
}
