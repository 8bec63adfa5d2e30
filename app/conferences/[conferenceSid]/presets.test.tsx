import type { UserEvent } from "@testing-library/user-event";
import { asTyped, fill, fillIn, fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, within } from "@/app/_testing/story";
import { uniqueName } from "@/e2e/simulator";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }], callbackUrl };

const field = (panel: HTMLElement, name: string) => within(panel).getByRole("textbox", { name });

/** Opens the list of presets in the dial form. */
async function openPresets(user: UserEvent, panel: HTMLElement) {
  await user.click(within(panel).getByRole("button", { name: "Presets" }));
  return within(await within(panel).findByRole("region", { name: "Presets" }));
}

test("a form is saved without its secrets, loaded, renamed, changed and removed", async ({
  board,
  simulator,
  user,
}) => {
  const name = uniqueName("Night shift");
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor", to: "sip:noor@example.com" });
  await fillIn(user, panel, "createParticipant", "sipAuthUsername", "noor");
  await fillIn(user, panel, "createParticipant", "sipAuthPassword", "hush");
  let presets = await openPresets(user, panel);
  await fill(user, presets.getByRole("textbox", { name: "Name of a new preset" }), name);
  await user.keyboard("{Enter}");
  const load = await presets.findByRole("button", { name });
  expect(load).toBeVisible();
  expect(await scene.dials()).toEqual([]);

  await fill(user, field(panel, "Label"), "Somebody else");
  await user.click(load);
  await within(panel).findByText(`“${name}” is filled in.`);
  expect(field(panel, "Label")).toHaveValue("Noor");
  expect(within(panel).getByText(/Secrets are never kept\..*SIP password/)).toBeVisible();
  await user.click(within(panel).getByRole("button", { name: "Undo" }));
  await expect.poll(() => field(panel, "Label")).toHaveValue("Somebody else");
  expect(within(panel).queryByText(/Secrets are never kept/)).toBeNull();

  presets = await openPresets(user, panel);
  await user.click(await presets.findByRole("button", { name: `Save over ${name}` }));
  await user.click(await presets.findByRole("button", { name: "Save over" }));
  await user.click(await presets.findByRole("button", { name: `Rename ${name}` }));
  await fill(
    user,
    await presets.findByRole("textbox", { name: `New name of ${name}` }),
    `${name} 2`,
  );
  await user.click(presets.getByRole("button", { name: "Rename" }));
  const renamed = await presets.findByRole("button", { name: `${name} 2` });
  expect(renamed).toBeVisible();
  await fill(user, field(panel, "Label"), "A third");
  await user.click(renamed);
  await expect.poll(() => field(panel, "Label")).toHaveValue("Somebody else");

  presets = await openPresets(user, panel);
  await user.click(await presets.findByRole("button", { name: `Remove ${name} 2` }));
  await user.click(await presets.findByRole("button", { name: "Remove" }));
  await expect.poll(() => presets.queryByRole("button", { name: "Remove" })).toBeNull();
  await expect.poll(() => presets.queryByRole("button", { name: `${name} 2` })).toBeNull();
});

test("a participant is redialled with the options of the first dial", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor" });
  await fillIn(user, panel, "createParticipant", "timeout", 42);
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  await simulator.farParty(await scene.callSidOf("Noor"), "busy");
  await expect.poll(() => board.inRow("Noor", /^Busy/)).toBeVisible();

  await board.press("Redial Noor");
  const again = await screen.findByRole("dialog", { name: /^Dial into/ });
  expect(field(again, "To")).toHaveValue("+15005550015");
  expect(field(again, "Label")).toHaveValue("Noor");
  await user.click(within(again).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
  // The row of the first dial is still there.
  await expect.poll(() => screen.getByRole("row", { name: /^Noor.*Ringing/ })).toBeVisible();
  const [first, second] = (await scene.dials()).map(({ form }) => form);
  expect(second).toEqual(first);
  expect(asTyped(second)).toContainEqual(["Timeout", "42"]);
});

test("a participant whom the board did not dial is redialled by number", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({
    ...support,
    participants: [{ label: "Ana" }, { label: "Sam", to: "client:sam", from: "+14155550100" }],
  });
  await board.open(scene);
  await simulator.farParty(scene.callSid("Sam"), "hang-up");
  await expect.poll(() => board.inRow("Sam", /^Left/)).toBeVisible();
  await board.press("Redial Sam");
  const panel = await screen.findByRole("dialog", { name: /^Dial into/ });
  expect(field(panel, "To")).toHaveValue("client:sam");
  await user.click(within(panel).getByRole("button", { name: "Cancel" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
  expect(await scene.dials()).toEqual([]);
});
