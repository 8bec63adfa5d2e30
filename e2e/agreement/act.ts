/** Something that somebody does, and how one says it. */
export interface Act {
  /** Who does it. */
  by: string;
  words: string;
  /** @returns whether it was done: what somebody is about to press may just have gone */
  run: () => Promise<boolean>;
}
