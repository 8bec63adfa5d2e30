/** A stream of numbers that is the same for the same seed and name. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** One of the items; the list must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** A Twilio SID: the two letters and 32 hexadecimal digits. */
  sid(prefix: string): string;
  /** Where the stream is; `restore` goes back there. */
  save(): RandomState;
  restore(state: RandomState): void;
}

export type RandomState = readonly [number, number, number, number];

/** Separate names give separate streams, so that answering a read never shifts the SIDs to come. */
export function createRandom(seed: number, name: string): Random {
  const { word, save, restore } = sfc32(seed >>> 0, hash(name), 0x9e3779b9, 0x243f6a88);
  const next = () => word() / 2 ** 32;
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const hex = () => word().toString(16).padStart(8, "0");

  return {
    next,
    integer,
    pick(items) {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError("There is nothing to pick from");
      return item;
    },
    save,
    restore,
    sid: (prefix) => `${prefix}${hex()}${hex()}${hex()}${hex()}`,
  };
}

/** Chris Doty-Humphrey's "small fast counter" generator: 128 bits of state, good enough to deal SIDs. */
function sfc32(a: number, b: number, c: number, counter: number) {
  const word = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) word();
  return {
    word,
    save: (): RandomState => [a, b, c, counter],
    restore: (state: RandomState): void => {
      [a, b, c, counter] = state;
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
