import type { Clock } from "../clock";
import type { Random } from "../random";
import type { Store } from "./store";

/** The account's own numbers, all from the range kept for fiction. */
const owned = [
  ["+14155550100", "Support line"],
  ["+12125550101", "Sales line"],
  ["+13125550102", "Town hall bridge"],
  ["+442079460103", "London office"],
] as const;

/** Numbers it does not own but has verified, and may show. */
const verified = [
  ["+14155550142", "Dana's mobile"],
  ["+16175550143", "Front desk"],
] as const;

/** Gives a new account its numbers. */
export function seedNumbers(store: Store, random: Random, clock: Clock): void {
  const lists = [
    [store.incomingPhoneNumbers, owned],
    [store.outgoingCallerIds, verified],
  ] as const;
  for (const [table, numbers] of lists) {
    // Added last to first: lists are newest first, and the first here is the one to see on top.
    for (const [phoneNumber, friendlyName] of numbers.toReversed()) {
      table.add({ sid: random.sid("PN"), phoneNumber, friendlyName, dateCreated: clock.now() });
    }
  }
}
