import { grouped } from "@/lib/catalogue/groups";
import { optionsOf } from "@/lib/catalogue/operations";
import type { OptionValue } from "@/lib/catalogue/option";
import { samples } from "@/lib/catalogue/testing/samples";
import { wireValues } from "@/lib/catalogue/wire";
import { fillIn } from "./form";
import { needed } from "./needed";
import { byName, type Scene } from "./simulator";
import { expect, test } from "./story";

test.use({ role: "admin" });

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };

/** What every dial here has. A SIP address is called, because most options mean something there. */
const essentials = ["to", "from", "label"];

test("what is typed into each group of options arrives as typed, and nothing else", async ({
  board,
  simulator,
}) => {
  test.slow();
  const scene = await simulator.conference(support);
  await board.open(scene);
  const groups = grouped(optionsOf("createParticipant"));
  for (const { title, options } of groups) {
    await test.step(title, async () => {
      const tested = options.flatMap(([name]) => [name, ...needed("createParticipant", name)]);
      const values = Object.fromEntries(
        [...new Set([...essentials, ...tested])].map((name) => [name, valueOf(name, title, scene)]),
      );
      const panel = await board.dialPanel();
      for (const [option, value] of Object.entries(values)) {
        await test.step(option, () => fillIn(panel, "createParticipant", option, value));
      }
      await panel.getByRole("button", { name: "Dial" }).click();
      await expect(panel).toBeHidden();

      const sent = (await scene.dials()).at(-1)?.form ?? [];
      const typed = wireValues("createParticipant", values);
      expect.soft(byName(sent), title).toEqual(byName(typed));
    });
  }
  expect(await scene.dials()).toHaveLength(groups.length);
});

test("a wait URL can be silence, which is an empty value and not a missing one", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  for (const name of essentials) {
    await fillIn(panel, "createParticipant", name, valueOf(name, "waitUrl", scene));
  }
  await panel.getByText("Joining and leaving").click();
  await panel.getByLabel("Wait URL: silence").check();
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  const [dial, ...more] = await scene.dials();
  expect(dial?.form).toContainEqual(["WaitUrl", ""]);
  expect(dial?.form).toHaveLength(4);
  expect(more).toEqual([]);
});

/** A right value; where the catalogue cannot know one, it comes from the scene. */
function valueOf(name: string, dial: string, scene: Scene): OptionValue {
  const own: Record<string, OptionValue> = {
    // Used once in a conference.
    label: `Tests ${dial}`,
    callSidToCoach: scene.callSid("Ana"),
    // SIP allows no spaces in these.
    sipAuthUsername: "ana&co",
    sipAuthPassword: "p%20ss=w&rd+",
  };
  return own[name] ?? samples("createParticipant")[name] ?? "";
}
