import { fillInEssentials, searchOf } from "./form";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };

test("a mistake stands beside its field, and is gone when it is put right", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const to = panel.getByRole("textbox", { name: "To", exact: true });
  await to.fill("4155550117");
  await to.blur();
  await expect(to).toHaveAccessibleDescription(
    /A phone number starts with \+ and the country code/,
  );
  await expect(to).toHaveAttribute("aria-invalid", "true");
  await to.fill("+1 (415) 555-0117");
  await expect(to).not.toHaveAttribute("aria-invalid");
  expect(await scene.dials()).toEqual([]);
});

test("what is missing is said when one dials, and nothing is sent", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await panel.getByRole("button", { name: "Dial" }).click();
  for (const name of ["To", "From", "Label"]) {
    await expect(panel.getByLabel(name, { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  expect(await scene.dials()).toEqual([]);
});

test("ranges and relations are explained in words, wherever the option stands", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { to: "sip:ana@example.com", label: "Noor" });
  await searchOf(panel).fill("ring timeout");
  await panel.getByRole("textbox", { name: "Ring timeout" }).fill("4");
  await searchOf(panel).fill("sipAuthUsername");
  await panel.getByRole("textbox", { name: "SIP username" }).fill("ana");
  await searchOf(panel).fill("beep");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel.getByRole("textbox", { name: "Ring timeout" })).toHaveAccessibleDescription(
    /Give a whole number of seconds from 5 to 600\./,
  );
  await expect(panel.getByRole("textbox", { name: "SIP username" })).toHaveAccessibleDescription(
    /Give the SIP password as well/,
  );
  expect(await scene.dials()).toEqual([]);

  await panel.getByRole("textbox", { name: "Ring timeout" }).fill("5");
  await panel.getByRole("textbox", { name: "SIP username" }).fill("");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  const [sent] = await scene.dials();
  expect(Object.fromEntries(sent?.form ?? [])).toEqual({
    To: "sip:ana@example.com",
    From: "+14155550100",
    Label: "Noor",
    Timeout: "5",
  });
});

test("a number that Twilio refuses is explained beside To, and nothing is lost", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { to: "+15005550001", label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  const to = panel.getByRole("textbox", { name: "To", exact: true });
  await expect(to).toHaveAccessibleDescription(/This is not a number that Twilio can call\./);
  await expect(panel.getByLabel("Label", { exact: true })).toHaveValue("Noor");
  await expect(panel.getByLabel("From", { exact: true })).toHaveValue("+14155550100");

  await to.fill("+15005550015");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  expect(await scene.dials()).toMatchObject([{ status: 400 }, { status: 201 }]);
});

test("the account's own and verified numbers are offered in From", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  // What a browser does with a list of suggestions is its own business: it is no part of the page.
  const offered = panel.locator("datalist").first().locator("option");
  await expect(offered).toHaveCount(6);
  await expect(offered.nth(0)).toHaveAttribute("value", "+14155550100");
  await expect(offered.nth(0)).toHaveText("Support line");
  await expect(offered.last()).toHaveText("Front desk (verified)");
  expect(await simulator.requests("IncomingPhoneNumbers.json", "GET")).not.toEqual([]);
});
