/** Something that somebody does, and how one says it. */
export interface Act {
  words: string;
  run: () => Promise<void>;
}
