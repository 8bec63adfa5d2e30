import "server-only";

/** A turn is followed by a pause of as many times its own length: sending leaves time to take in. */
const REST = 2;
/** The longest pause, in milliseconds. */
const LONGEST = 300;

/**
 * Does something for all that has come due: at once after a rest, else together when the pause is over.
 * To send to one stream takes next to no time, to send to thousands takes longer than the next event.
 * @param run what it sets going counts as part of its turn, as far as it is done without waiting
 */
export function createTurns(run: () => void) {
  let resting = false;
  let asked = false;

  function turn(): void {
    const began = performance.now();
    resting = true;
    asked = false;
    try {
      run();
    } finally {
      // Streams write only after this, but before anything else is begun.
      setImmediate(() => {
        const pause = Math.min(LONGEST, REST * (performance.now() - began));
        setTimeout(over, pause).unref();
      });
    }
  }

  function over(): void {
    resting = false;
    if (asked) turn();
  }

  return {
    /** There is something to do. */
    ask(): void {
      asked = true;
      if (!resting) turn();
    },
  };
}
