import type { Random } from "@/lib/simulator/random";
import type { FarParty, Scene, Simulator } from "../simulator";
import type { Act } from "./act";
import type { Truth } from "./truth";

/** Fewer in call would soon be nobody; with more, rows would only be more of the same. */
const FEWEST = 4;
const MOST = 9;

const by = "the far party";

/** What the people on the phones do, and somebody else with access to the account. */
export function farParty(simulator: Simulator, scene: Scene, random: Random) {
  let dialled = 0;

  function dial(to: string, words: string): Act {
    const Label = `${random.pick(names)}-${++dialled}`;
    return {
      by,
      words: `${Label} ${words}`,
      run: async () => {
        const form = { To: to, From: "+14155550100", Label };
        await simulator.twilio("POST", `Conferences/${scene.sid}/Participants.json`, form);
        return true;
      },
    };
  }

  return function choose(truth: Truth): Act | null {
    const there = [...truth.values()].filter(({ isThere }) => isThere);
    const ringing = there.filter(({ states }) => states[0] === "Ringing");
    const talking = there.filter(({ states }) => /In call|On hold/.test(states[0] ?? ""));
    if (talking.length < FEWEST) return dial("+15005550011", "joins");
    const deeds: (() => Act | null)[] = [
      () => (there.length < MOST ? dial("+15005550011", "joins") : null),
      () => (there.length < MOST ? dial("+15005550015", "is rung") : null),
      () => does(ringing, "answer"),
      () => does(ringing, "answer"),
      () => does(ringing, random.pick(["busy", "no-answer", "fail"])),
      () => (talking.length > FEWEST ? does(talking, "hang-up") : null),
      () => does(talking, "talk"),
      () => does(talking, "fall-silent"),
      () => sets(talking, "Muted"),
      () => sets(talking, "Muted"),
      () => sets(talking, "Hold"),
      () => sets(talking, "Hold"),
    ];
    return random.pick(deeds)();
  };

  type Legs = { callSid: string; name: string; chips: string[] }[];

  function does(legs: Legs, deed: FarParty): Act | null {
    if (legs.length === 0) return null;
    const { callSid, name } = random.pick(legs);
    return {
      by,
      words: `${name}: ${deed}`,
      run: () => simulator.farParty(callSid, deed).then(() => true, unlessTooLate),
    };
  }

  function sets(legs: Legs, option: "Muted" | "Hold"): Act | null {
    if (legs.length === 0) return null;
    const { callSid, name, chips } = random.pick(legs);
    const value = String(!chips.includes(option === "Hold" ? "Held" : "Muted"));
    return {
      by,
      words: `somebody else sets ${option} of ${name} to ${value}`,
      run: () => {
        const path = `Conferences/${scene.sid}/Participants/${callSid}.json`;
        const set = simulator.twilio("POST", path, { [option]: value });
        return set.then(() => true, unlessTooLate);
      },
    };
  }
}

/** Somebody at a board may just have removed them. */
function unlessTooLate(error: unknown): false {
  if (!/ 404 |No live call|not in a conference/.test(String(error))) throw error;
  return false;
}

const names = ["Ana", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon"];
