import { errors, type Locator } from "@playwright/test";
import type { Random } from "@/lib/simulator/random";
import { fillInEssentials } from "../form";
import type { Board } from "../story";
import type { Act } from "./act";
import type { Row, Table } from "./table";

/** A button goes away while a hand is on its way to it: then nothing is pressed. In milliseconds. */
const PATIENCE = { timeout: 1000 };

/** What somebody does on a board, with its buttons: about the rows that they see there. */
export function user(name: string, board: Board, random: Random) {
  let dialled = 0;
  const row = ({ callSid }: Row) => board.page.locator(`[data-call-sid="${callSid}"]`);
  const act = (words: string, press: () => Promise<void>): Act => ({
    by: name,
    words: `${name}: ${words}`,
    run: () => press().then(() => true, tooLate),
  });

  /** Whatever has opened meanwhile is closed again, so that it stands in nobody's way. */
  async function tooLate(error: unknown): Promise<false> {
    if (!(error instanceof errors.TimeoutError)) throw error;
    await board.page.keyboard.press("Escape");
    return false;
  }

  const press = (one: Row, deed: "Mute" | "Hold") =>
    act(`${deed} ${one.name}`, () => button(row(one), `${deed} ${one.name}`).click(PATIENCE));

  /** Nobody whispers to somebody who is on hold. */
  function coach(one: Row, rows: Row[]): Act | null {
    const others = rows.filter((other) => other !== one && other.state === "In call");
    if (others.length === 0) return null;
    const whom = random.pick(others);
    return act(`Coach ${whom.name} with ${one.name}`, async () => {
      await button(row(one), `Coach with ${one.name}`).click(PATIENCE);
      const dialog = board.dialog(`Whom does ${one.name} coach?`);
      const isCoaching = one.chips.some((chip) => chip.startsWith("Whispers"));
      const choice = isCoaching ? "Stop coaching" : new RegExp(`^${whom.name}(?!\\d)`);
      await dialog.getByRole("button", { name: choice }).click(PATIENCE);
    });
  }

  const remove = (one: Row, label: string) =>
    act(label, async () => {
      await button(row(one), label).click(PATIENCE);
      // That is asked only where others are affected.
      const isCoached = one.chips.some((chip) => chip.startsWith("Coached by"));
      if (!isCoached) return;
      await button(board.dialog(`Remove ${one.name}?`), "Remove").click(PATIENCE);
    });

  function dial(): Act {
    const label = `${name}-${++dialled}`;
    return act(`dials ${label}`, async () => {
      const panel = await board.dialPanel();
      await fillInEssentials(panel, { label });
      await button(panel, "Dial").click(PATIENCE);
      await panel.waitFor({ state: "hidden", timeout: 5000 });
    });
  }

  return function choose({ rows }: Table): Act | null {
    const talking = rows.filter(
      ({ state, pending }) => /^(In call|On hold)/.test(state) && !pending,
    );
    const ringing = rows.filter(({ state, pending }) => state === "Ringing" && !pending);
    const chance = random.integer(1, 100);
    if (chance <= 3) return dial();
    if (chance <= 15 && ringing.length > 0) {
      const one = random.pick(ringing);
      return remove(one, `Cancel the call to ${one.name}`);
    }
    if (talking.length < 3) return null;
    const one = random.pick(talking);
    if (chance <= 22) return remove(one, `Remove ${one.name}`);
    if (chance <= 34) return coach(one, talking);
    return press(one, chance <= 67 ? "Mute" : "Hold");
  };
}

const button = (within: Locator, name: string) => within.getByRole("button", { name, exact: true });
