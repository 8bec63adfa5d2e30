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

for (const name of Object.keys(optionsOf("updateParticipant"))) {
  test(`${name} is changed in the panel, and nothing else with it`, async ({
    page,
    board,
    simulator,
  }) => {
    const participants = [{ label: "Ana" }, { label: "Maya" }];
    const scene = await simulator.conference({ friendlyName: "Support", participants });
    const values: Record<string, OptionValue> = {
      ...samples("updateParticipant"),
      callSidToCoach: scene.callSid("Ana"),
    };
    const chosen = [name, ...needed("updateParticipant", name)];
    await board.open(scene);
    await board.button("All options of Maya").click();
    const panel = board.dialog("Options of Maya");
    await expect(panel.getByRole("button", { name: "Nothing changed" })).toBeDisabled();

    for (const option of chosen) {
      await fillIn(panel, "updateParticipant", option, values[option] ?? "");
    }
    await panel.getByRole("button", { name: /^Change \d+ options?$/ }).click();
    await expect(panel).toBeHidden();
    await expect(page.getByText(/^Maya: changed/)).toBeVisible();

    const after = Object.fromEntries(chosen.map((option) => [option, values[option]]));
    const sent = changedValues("updateParticipant", before, { ...before, ...after });
    const requests = await scene.requests("POST", "Maya");
    expect(requests.map(({ form }) => byName(form))).toEqual([
      byName(wireValues("updateParticipant", sent)),
    ]);
  });
}
