import { asTyped, fill, fillInEssentials, searchOf } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, test, within } from "@/app/_testing/story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }], callbackUrl };

const panelTitle = /^Dial into/;

test("a mistake is explained beside its field until it is corrected", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = within(await board.dialPanel());
  const to = panel.getByRole("textbox", { name: "To" });
  await fill(user, to, "4155550117");
  await user.tab();
  await expect
    .poll(() => to)
    .toHaveAccessibleDescription(/A phone number starts with \+ and the country code/);
  expect(to).toHaveAttribute("aria-invalid", "true");
  await fill(user, to, "+1 (415) 555-0117");
  await expect.poll(() => to).not.toHaveAttribute("aria-invalid");
  expect(await scene.dials()).toEqual([]);
});

test("a number is dialled as it is meant, with whatever it was pasted", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const to = within(panel).getByRole("textbox", { name: "To" });
  await fill(user, to, "\u202A+1 (500) 555\u20110015 x\u202C");
  await user.tab();
  await expect.poll(() => to).toHaveAccessibleDescription(/A phone number does not contain “x”\./);
  await fillInEssentials(user, panel, {
    to: "\u202A+1 (500) 555\u20110015\u202C",
    from: "＋１４１５ ５５５ ０１００",
    label: "Noor",
  });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  const [sent] = await scene.dials();
  expect(Object.fromEntries(asTyped(sent?.form))).toEqual({
    To: "+15005550015",
    From: "+14155550100",
    Label: "Noor",
  });
});

test.for([
  ["client:user_290_3)", "Twilio refuses “)” in a client's name."],
  ["client:ana-maria", "Twilio refuses “-” in a client's name."],
  ["client:ana@example.com", "Twilio refuses “@” in a client's name."],
  ["client:Ana Ruiz", "Twilio refuses a space in a client's name."],
  ["sip:example.com", "Write a name before the host: sip:name@example.com."],
  ["+1415555012", "A number in the US or Canada has 10 digits after +1. This one has 9."],
] as const)(
  "an address that Twilio refuses is not sent, and the mistake is named: %s",
  async ([address, words], { board, simulator, user }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const panel = await board.dialPanel();
    await fillInEssentials(user, panel, { to: address, label: "Noor" });
    const form = within(panel);
    await user.click(form.getByRole("button", { name: "Dial" }));
    const to = () => form.getByRole("textbox", { name: "To" });
    await expect.poll(to).toHaveAttribute("aria-invalid", "true");
    expect(to().getAttribute("aria-describedby")).not.toBeNull();
    expect(form.getByText(words, { exact: false })).toBeVisible();
    expect(to()).toHaveValue(address);
    expect(await scene.dials()).toEqual([]);
  },
);

test("a dial that lacks something says what, and sends nothing", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = within(await board.dialPanel());
  await user.click(panel.getByRole("button", { name: "Dial" }));
  for (const [role, name] of [
    ["textbox", "To"],
    ["combobox", "From"],
    ["textbox", "Label"],
  ] as const) {
    await expect
      .poll(() => panel.getByRole(role, { name }))
      .toHaveAttribute("aria-invalid", "true");
  }
  expect(await scene.dials()).toEqual([]);
});

test("ranges and relations are explained in words, wherever the option stands", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const form = within(panel);
  const timeout = () => form.getByRole("textbox", { name: "Ring timeout" });
  const username = () => form.getByRole("textbox", { name: "SIP username" });
  await fillInEssentials(user, panel, { to: "sip:ana@example.com", label: "Noor" });
  await fill(user, searchOf(panel), "ring timeout");
  await fill(user, timeout(), "4");
  await fill(user, searchOf(panel), "sipAuthUsername");
  await fill(user, username(), "ana");
  await fill(user, searchOf(panel), "beep");
  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect
    .poll(timeout)
    .toHaveAccessibleDescription(/Give a whole number of seconds from 5 to 600\./);
  expect(username()).toHaveAccessibleDescription(/Give the SIP password as well/);
  expect(await scene.dials()).toEqual([]);

  await fill(user, timeout(), "5");
  await fill(user, username(), "");
  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  const [sent] = await scene.dials();
  expect(Object.fromEntries(asTyped(sent?.form))).toEqual({
    To: "sip:ana@example.com",
    From: "+14155550100",
    Label: "Noor",
    Timeout: "5",
  });
});

test("an address that Twilio cannot reach is warned of beside its field, and dialled all the same", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const form = within(panel);
  await fillInEssentials(user, panel, { label: "Noor" });
  await fill(user, searchOf(panel), "statusCallback");
  const callback = () => form.getByRole("textbox", { name: "Status callback" });
  await fill(user, callback(), "http://localhost:3000/hook");
  await expect.poll(callback).toHaveAccessibleDescription(/Twilio cannot reach it/);
  expect(callback()).not.toHaveAttribute("aria-invalid");
  await fill(user, callback(), " https://{{host}}/hook");
  await expect
    .poll(callback)
    .toHaveAccessibleDescription(/spaces around this URL are left out.*looks like a placeholder/);
  await fill(user, searchOf(panel), "");
  expect(form.getByText("1 warning")).toBeVisible();

  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  const [sent] = await scene.dials();
  expect(sent?.status).toBe(201);
  expect(sent?.form).toContainEqual(["StatusCallback", "https://{{host}}/hook"]);
});

test("a number that Twilio refuses is explained beside To, and the form stays filled in", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const form = within(panel);
  await fillInEssentials(user, panel, { to: "+15005550001", label: "Noor" });
  await user.click(form.getByRole("button", { name: "Dial" }));
  const to = () => form.getByRole("textbox", { name: "To" });
  await expect.poll(to).toHaveAccessibleDescription(/This is not a number that Twilio can call\./);
  expect(form.getByRole("textbox", { name: "Label" })).toHaveValue("Noor");
  expect(form.getByRole("combobox", { name: "From" })).toHaveValue("+14155550100");

  await fill(user, to(), "+15005550015");
  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  expect(await scene.dials()).toMatchObject([{ status: 400 }, { status: 201 }]);
});

test("From offers the account's own and verified numbers", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const offered = () => Array.from(panel.querySelector("datalist")?.options ?? []);
  await expect.poll(offered).toHaveLength(6);
  expect(offered()[0]).toHaveAttribute("value", "+14155550100");
  expect(offered()[0]).toHaveTextContent(/^Support line$/);
  expect(offered().at(-1)).toHaveTextContent(/^Front desk \(verified\)$/);
  expect(await simulator.requests("IncomingPhoneNumbers.json", "GET")).not.toEqual([]);
});
