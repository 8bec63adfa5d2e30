import { changedValues } from "@/lib/catalogue/changed-values";
import { optionsOf } from "@/lib/catalogue/operations";
import type { OptionValue } from "@/lib/catalogue/option";
import { samples } from "@/lib/catalogue/testing/samples";
import { wireValues } from "@/lib/catalogue/wire";
import { fillIn } from "./form";
import { needed } from "./needed";
import { byName } from "./simulator";
import { expect, test } from "./story";

test.use({ role: "admin" });

/** What Twilio says of somebody in a call about whom nothing is set. */
const before = { muted: false, hold: false, coaching: false, endConferenceOnExit: false };

const names = Object.keys(optionsOf("updateParticipant"));

test("each option is changed in the panel of somebody, and nothing else with it", async ({
  page,
  board,
  simulator,
}) => {
  test.slow();
  // One person for each option, of whom nothing else is ever changed.
  const participants = ["Ana", ...names].map((label) => ({ label }));
  const scene = await simulator.conference({ friendlyName: "Support", participants });
  const values: Record<string, OptionValue> = {
    ...samples("updateParticipant"),
    callSidToCoach: scene.callSid("Ana"),
  };
  await board.open(scene);
  for (const name of names) {
    await test.step(name, async () => {
      const chosen = [name, ...needed("updateParticipant", name)];
      await board.button(`All options of ${name}`).click();
      const panel = board.dialog(`Options of ${name}`);
      await expect(panel.getByRole("button", { name: "Nothing changed" })).toBeDisabled();

      for (const option of chosen) {
        await fillIn(panel, "updateParticipant", option, values[option] ?? "");
      }
      await panel.getByRole("button", { name: /^Change \d+ options?$/ }).click();
      await expect(panel).toBeHidden();
      await expect(page.getByText(`${name}: changed`)).toBeVisible();

      const after = Object.fromEntries(chosen.map((option) => [option, values[option]]));
      const sent = changedValues("updateParticipant", before, { ...before, ...after });
      const requests = await scene.requests("POST", name);
      expect
        .soft(
          requests.map(({ form }) => byName(form)),
          name,
        )
        .toEqual([byName(wireValues("updateParticipant", sent))]);
    });
  }
});
