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

for (const { id, title, options } of grouped(optionsOf("createParticipant"))) {
  test(`what is typed under “${title}” arrives as typed, and nothing else`, async ({
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    for (const [name] of id === "essentials" ? options.slice(0, 1) : options) {
      await test.step(name, async () => {
        const dialled = new Set([...essentials, name, ...needed("createParticipant", name)]);
        const values = Object.fromEntries(
          [...dialled].map((one) => [one, valueOf(one, name, scene)]),
        );
        const panel = await board.dialPanel();
        for (const [option, value] of Object.entries(values)) {
          await fillIn(panel, "createParticipant", option, value);
        }
        await panel.getByRole("button", { name: "Dial" }).click();
        await expect(panel).toBeHidden();

        const sent = (await scene.dials()).at(-1)?.form ?? [];
        expect.soft(byName(sent)).toEqual(byName(wireValues("createParticipant", values)));
      });
    }
    expect(await scene.dials()).toHaveLength(id === "essentials" ? 1 : options.length);
  });
}

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
function valueOf(name: string, tested: string, scene: Scene): OptionValue {
  const own: Record<string, OptionValue> = {
    // Used once in a conference.
    label: `Tests ${tested}`,
    callSidToCoach: scene.callSid("Ana"),
    // SIP allows no spaces in these.
    sipAuthUsername: "ana&co",
    sipAuthPassword: "p%20ss=w&rd+",
  };
  return own[name] ?? samples("createParticipant")[name] ?? "";
}
