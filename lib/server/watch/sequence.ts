import "server-only";

/** More missing numbers than that are no gap: the count has begun anew. */
const LARGEST_GAP = 1000;

/**
 * Notices which of a conference's numbered callbacks have not arrived. They may come in any order.
 * @param newest the highest number that had arrived before; 0 where none had
 */
export function createSequence(newest = 0) {
  const missing = new Set<number>();

  return {
    /** Takes in a number. @returns those that are missing since then */
    heard(sequence: number): number[] {
      missing.delete(sequence);
      const next = newest + 1;
      newest = Math.max(newest, sequence);
      if (sequence <= next || sequence - next > LARGEST_GAP) return [];
      const gap = Array.from({ length: sequence - next }, (_, index) => next + index);
      for (const number of gap) missing.add(number);
      return gap;
    },

    /** Whether any of these has still not arrived; nobody waits for them any more. */
    givenUp(sequences: readonly number[]): boolean {
      const lost = sequences.filter((sequence) => missing.delete(sequence));
      return lost.length > 0;
    },
  };
}
