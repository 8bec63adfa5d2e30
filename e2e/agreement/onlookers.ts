import type { Browser } from "@playwright/test";
import type { TwoBoards } from "../live-boards";
import type { Scene, Simulator } from "../simulator";
import { Board } from "../story";
import { differences, mistakes } from "./compare";
import { Ledger } from "./ledger";
import { type Table, tableOf } from "./table";
import { type Truth, truthOf } from "./truth";

/** What two pages say of one conference, and what the simulator holds, at about the same moment. */
export interface Look {
  truth: Truth;
  here: Table;
  there: Table;
  /** Where the pages differ. */
  differ: string[];
  /** What they should not say any more. */
  lies: string[];
}

/** Opens a conference at two boards, each in a browser of its own. */
export async function onlookers(
  browser: Browser,
  { one, two }: TwoBoards,
  { simulator, scene }: { simulator: Simulator; scene: Scene },
) {
  const open = async ({ url, cookies }: TwoBoards["one"]): Promise<Board> => {
    const context = await browser.newContext({ baseURL: url, storageState: cookies });
    const board = new Board(await context.newPage());
    await board.open(scene);
    return board;
  };
  const [first, second] = await Promise.all([open(one), open(two)]);
  const [ledger, other] = [new Ledger(), new Ledger()];
  const ask = truthOf(simulator, scene.sid);
  const tables = () => Promise.all([ask(), tableOf(first.page), tableOf(second.page)]);

  return {
    boards: [first, second] as const,

    async look(): Promise<Look> {
      const [truth, here, there] = await tables();
      const lies = [...ledger.lies(here, truth), ...other.lies(there, truth)];
      return { truth, here, there, differ: differences(here, there), lies };
    },

    /** Where either page differs from the simulator. */
    async mistakes(): Promise<string[]> {
      const [truth, here, there] = await tables();
      return [...mistakes(here, truth), ...mistakes(there, truth)];
    },
  };
}
