import { type Spread, spreadOf } from "./figures";

/** How many requests of one kind came back in a second, and how long each took, in milliseconds. */
export interface Load {
  perSecond: number;
  ms: Spread;
}

/**
 * Has so many clients ask without a pause, each as soon as it has its answer.
 * @param seconds how long; what comes back in the first tenth is not counted, so that everything is warm
 */
export async function underLoad(
  clients: number,
  seconds: number,
  ask: () => Promise<string>,
): Promise<Load> {
  const begun = performance.now();
  const warm = begun + seconds * 100;
  const end = warm + seconds * 1000;
  const samples: number[] = [];
  const client = async () => {
    for (let at = performance.now(); at < end; ) {
      await ask();
      const back = performance.now();
      if (at >= warm) samples.push(back - at);
      at = back;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return {
    perSecond: Math.round(samples.length / ((performance.now() - warm) / 1000)),
    ms: spreadOf(samples),
  };
}

/**
 * As `underLoad`, for what must not pile up: asks in rounds, and cleans up after each, off the watch.
 * @param cleanUp is given all that the round was answered
 */
export async function inRounds(
  clients: number,
  seconds: number,
  {
    perRound,
    ask,
    cleanUp,
  }: {
    perRound: number;
    ask: () => Promise<string>;
    cleanUp: (answers: readonly string[]) => Promise<unknown>;
  },
): Promise<Load> {
  const samples: number[] = [];
  let spent = 0;
  for (let round = 0; spent < seconds * 1000; round++) {
    const answers: string[] = [];
    let asked = 0;
    const client = async () => {
      while (asked < perRound) {
        asked += 1;
        const at = performance.now();
        answers.push(await ask());
        // The first round is for everything to get warm.
        if (round > 0) samples.push(performance.now() - at);
      }
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: clients }, client));
    if (round > 0) spent += performance.now() - begun;
    await cleanUp(answers);
  }
  return { perSecond: Math.round(samples.length / (spent / 1000)), ms: spreadOf(samples) };
}
