/**
 * Lets several commands print at once and still be read one after the other: the first one prints as it
 * goes, the others wait, and each gets its turn in the order in which they were added.
 * @param {(text: string) => void} write
 */
export function createStage(write) {
  /** @type {{ waiting: string, ended: boolean }[]} */
  const acts = [];

  function play() {
    for (let act = acts[0]; act; act = acts[0]) {
      if (act.waiting) write(act.waiting);
      act.waiting = "";
      if (!act.ended) return;
      acts.shift();
    }
  }

  return {
    add() {
      const act = { waiting: "", ended: false };
      acts.push(act);
      return {
        /** @param {string} text */
        write: (text) => {
          act.waiting += text;
          play();
        },
        end: () => {
          act.ended = true;
          play();
        },
      };
    },
  };
}
