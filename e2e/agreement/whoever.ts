import type { Random } from "@/lib/simulator/random";
import type { Scene, Simulator } from "../simulator";
import type { Board } from "../story";
import type { Act } from "./act";
import { farParty } from "./far-party";
import type { Look } from "./onlookers";
import { user } from "./user";

/** Chooses what happens next: on the phones, or on either board. */
export function whoever(
  [first, second]: readonly [Board, Board],
  { simulator, scene, random }: { simulator: Simulator; scene: Scene; random: Random },
): (seen: Look) => Act {
  const far = farParty(simulator, scene, random);
  const dana = user("Dana", first, random);
  const vic = user("Vic", second, random);
  return (seen) => {
    for (;;) {
      const dice = random.integer(1, 4);
      const act = dice === 1 ? dana(seen.here) : dice === 2 ? vic(seen.there) : far(seen.truth);
      if (act) return act;
    }
  };
}
