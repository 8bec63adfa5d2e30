import { asTyped, fillIn } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, testAs, within } from "@/app/_testing/story";
import { byName, type Scene } from "@/e2e/simulator";
import { changedValues } from "@/lib/catalogue/changed-values";
import { grouped } from "@/lib/catalogue/groups";
import { type OperationName, optionOf, optionsOf } from "@/lib/catalogue/operations";
import type { OptionValue } from "@/lib/catalogue/option";
import { samples } from "@/lib/catalogue/testing/samples";
import { wireValues } from "@/lib/catalogue/wire";

const test = testAs("admin");

const support = { friendlyName: "Support", participants: [{ label: "Ana" }], callbackUrl };

/** What every dial here has. It calls a SIP address, where most options apply. */
const essentials = ["to", "from", "label"];

/** What Twilio says of a participant in a call for whom nothing is set. */
const before = { muted: false, hold: false, coaching: false, endConferenceOnExit: false };

test.for(grouped(optionsOf("createParticipant")))(
  "a dial sends the options of the group $title as typed, and nothing else",
  async ({ title, options }, { board, simulator, user }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const tested = options.flatMap(([name]) => [name, ...needed("createParticipant", name)]);
    const values = Object.fromEntries(
      [...new Set([...essentials, ...tested])].map((name) => [name, valueOf(name, title, scene)]),
    );
    const panel = await board.dialPanel();
    for (const [option, value] of Object.entries(values)) {
      await fillIn(user, panel, "createParticipant", option, value);
    }
    await user.click(within(panel).getByRole("button", { name: "Dial" }));
    await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);

    const [sent, ...more] = await scene.dials();
    expect(byName(asTyped(sent?.form))).toEqual(byName(wireValues("createParticipant", values)));
    expect(more).toEqual([]);
  },
);

test("a wait URL can be silence, which is an empty value and not a missing one", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  for (const name of essentials) {
    await fillIn(user, panel, "createParticipant", name, valueOf(name, "waitUrl", scene));
  }
  await user.click(within(panel).getByText("Joining and leaving"));
  await user.click(await within(panel).findByLabelText("Wait URL: silence"));
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
  const [dial, ...more] = await scene.dials();
  expect(dial?.form).toContainEqual(["WaitUrl", ""]);
  expect(asTyped(dial?.form)).toHaveLength(4);
  expect(more).toEqual([]);
});

test.for(Object.keys(optionsOf("updateParticipant")))(
  "the panel of a participant changes %s, and nothing else with it",
  async (name, { board, simulator, user }) => {
    const participants = ["Ana", name].map((label) => ({ label }));
    const scene = await simulator.conference({ ...support, participants });
    const values: Record<string, OptionValue> = {
      ...samples("updateParticipant"),
      callSidToCoach: scene.callSid("Ana"),
    };
    await board.open(scene);
    const chosen = [name, ...needed("updateParticipant", name)];
    await board.press(`All options of ${name}`);
    const panel = await screen.findByRole("dialog", { name: `Options of ${name}` });
    expect(within(panel).getByRole("button", { name: "Nothing changed" })).toBeDisabled();

    for (const option of chosen) {
      await fillIn(user, panel, "updateParticipant", option, values[option] ?? "");
    }
    await user.click(within(panel).getByRole("button", { name: /^Change \d+ options?$/ }));
    await expect.poll(() => board.hasDialog(`Options of ${name}`)).toBe(false);
    const changed = new RegExp(`^${name}: changed `);
    await expect.poll(() => screen.getByText(changed)).toBeVisible();

    const after = Object.fromEntries(chosen.map((option) => [option, values[option]]));
    const sent = changedValues("updateParticipant", before, { ...before, ...after });
    const requests = await scene.requests("POST", name);
    expect(requests.map(({ form }) => byName(form))).toEqual([
      byName(wireValues("updateParticipant", sent)),
    ]);
  },
);

test("the panel says before the press what Twilio ignores while somebody is on hold", async ({
  board,
  simulator,
  user,
}) => {
  const participants = [{ label: "Ana" }, { label: "Ben", hold: true }];
  const scene = await simulator.conference({ ...support, participants });
  await board.open(scene);
  await board.press("All options of Ben");
  const panel = await screen.findByRole("dialog", { name: "Options of Ben" });
  const said = () => within(panel).queryAllByText(/^Twilio ignores this while/).length;
  await fillIn(user, panel, "updateParticipant", "endConferenceOnExit", true);
  // Beside the option, and above the button.
  await expect.poll(said).toBe(2);
  await fillIn(user, panel, "updateParticipant", "hold", false);
  await expect.poll(said).toBe(0);
  await fillIn(user, panel, "updateParticipant", "hold", true);
  await expect.poll(said).toBe(2);

  const press = () => user.click(within(panel).getByRole("button", { name: /^Change \d/ }));
  await press();
  const refusal = /^Twilio accepted the change, but still says .* Turn hold off first/;
  expect(await within(panel).findByText(refusal)).toBeVisible();
  await fillIn(user, panel, "updateParticipant", "hold", false);
  await press();
  await expect.poll(() => board.hasDialog("Options of Ben")).toBe(false);
  await expect.poll(() => board.inRow("Ben", "Ends conference on exit")).toBeVisible();
  expect((await scene.updates("Ben")).at(-1)).toEqual({
    EndConferenceOnExit: "true",
    Hold: "false",
  });
});

test("an announcement before the start is said to be heard by nobody", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({ ...support, status: "init" });
  await board.open(scene);
  await board.press("All options of Ana");
  const panel = await screen.findByRole("dialog", { name: "Options of Ana" });
  await fillIn(user, panel, "updateParticipant", "announceUrl", "https://example.com/a.mp3");
  const words = /^The conference has not started, so/;
  await expect.poll(() => within(panel).queryAllByText(words)).not.toEqual([]);
});

/** The options that an option cannot do without, and those that they cannot do without. */
function needed(operation: OperationName, name: string): string[] {
  const relations = optionOf(operation, name)?.relations ?? [];
  return relations.flatMap((relation) =>
    relation.kind === "needs" ? [relation.option, ...needed(operation, relation.option)] : [],
  );
}

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
