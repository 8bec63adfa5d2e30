import { fill } from "@/app/_testing/form";
import {
  admin,
  done,
  expectAlert,
  expectSignedOut,
  invitation,
  newcomer,
  rowOf,
  uniqueEmail,
} from "@/app/_testing/people";
import { expect, screen, testAs, within } from "@/app/_testing/story";
import { Visitor } from "@/app/_testing/visitor";
import { uniqueName } from "@/e2e/simulator";
import { changePersonRole, removePersonFromBoard } from "@/lib/actions/people";
import { currentPerson } from "@/lib/server/session";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };

const test = testAs("admin");

test("the only admin stays one", async ({ page, user }) => {
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: "Change role of Alex Adeyemi" }));
  await user.click(await screen.findByRole("radio", { name: "viewer" }));
  await user.click(screen.getByRole("button", { name: "Change the role" }));
  await expectAlert("You are the only admin");
});

test("an admin invites somebody, who joins in another browser and sees the board", async ({
  page,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const name = uniqueName("Noor");
  const email = uniqueEmail("noor");
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: "Invite somebody" }));
  const dialog = within(await screen.findByRole("dialog"));
  await fill(user, dialog.getByLabelText("E-mail"), email);
  await user.click(dialog.getByRole("radio", { name: "viewer" }));
  await user.click(dialog.getByRole("button", { name: "Make the link" }));
  const link = await dialog.findByLabelText<HTMLInputElement>(`Link for ${email}`);
  const { pathname } = new URL(link.value);
  await user.click(dialog.getByRole("button", { name: "Done" }));
  await expect.poll(() => rowOf(email)).toHaveTextContent("join as viewer");

  await page.sitDown(null);
  await page.goto(pathname);
  await fill(user, screen.getByLabelText("Your name"), name);
  expect(screen.getByLabelText("E-mail")).toHaveAttribute("readonly");
  await fill(user, screen.getByLabelText("Password"), "twelve letters");
  await user.click(screen.getByRole("button", { name: "Join" }));
  expect(await screen.findByRole("heading", { name: "Conferences" })).toBeVisible();
  await page.goto(scene.path);
  expect(await screen.findByRole("heading", { name: scene.name })).toBeVisible();
  await screen.findByRole("table");
  expect(screen.queryByRole("button", { name: "Mute Ana" })).toBeNull();
});

test("a link that was used is listed no more, and says so", async ({ page }) => {
  const email = uniqueEmail("noor");
  const path = await invitation(email, "viewer");
  const token = path.slice("/join/".length);
  const withdraw = { name: `Withdraw the link for ${email}` };
  await page.goto("/people");
  expect(screen.getByRole("button", withdraw)).toBeVisible();
  const password = "twelve letters";
  await new Visitor().post("/api/auth/join", { token, name: uniqueName("Noor"), password });

  await page.reload();
  await expect.poll(() => rowOf(email)).toHaveTextContent("viewer");
  expect(screen.queryByRole("button", withdraw)).toBeNull();
  await page.sitDown(null);
  await page.goto(path);
  expect(await screen.findByRole("heading", { name: "This link was used" })).toBeVisible();
});

test("a link that was withdrawn says so", async ({ page, user }) => {
  const email = uniqueEmail("gone");
  const path = await invitation(email, "supervisor");
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: `Withdraw the link for ${email}` }));
  await expect.poll(() => screen.queryByText(email)).toBeNull();
  await page.sitDown(null);
  await page.goto(path);
  expect(await screen.findByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("an admin changes the role of a person", async ({ page, user }) => {
  const kim = await newcomer("supervisor");
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: `Change role of ${kim.name}` }));
  await user.click(await screen.findByRole("radio", { name: "viewer" }));
  await user.click(screen.getByRole("button", { name: "Change the role" }));
  await expect.poll(() => rowOf(kim.email)).toHaveTextContent("viewer");
  expect(await kim.browser.act(currentPerson)).toMatchObject({ role: "viewer" });
});

test("a role that is taken away is gone at the next press, also in a page that is open", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const kim = await newcomer("supervisor");
  await page.sitDown(kim.browser);
  await board.open(scene);
  expect(board.button("Mute Ana")).toBeVisible();
  done(await (await admin()).act(() => changePersonRole(kim.id, "viewer")));

  await user.click(board.button("Mute Ana"));
  expect(await screen.findByText(/You may not mute and unmute people/)).toBeVisible();
  await expect.poll(() => screen.queryByRole("button", { name: "Mute Ana" })).toBeNull();
  expect(await scene.updates("Ana")).toEqual([]);
});

test("an admin removes a person, whose sessions end", async ({ page, user }) => {
  const kim = await newcomer("supervisor");
  expect((await kim.browser.ask("/api/conferences")).status).toBe(200);
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: `Remove ${kim.name}` }));
  const dialog = within(await screen.findByRole("alertdialog"));
  await user.click(dialog.getByRole("button", { name: "Remove" }));
  await expect.poll(() => screen.queryByText(kim.email)).toBeNull();
  expect((await kim.browser.ask("/api/conferences")).status).toBe(401);
});

test("a person who is removed is signed out in a page that is open", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const kim = await newcomer("supervisor");
  await page.sitDown(kim.browser);
  await board.open(scene);
  done(await (await admin()).act(() => removePersonFromBoard(kim.id)));
  await expectSignedOut();
});

test("an admin makes a link by which a person chooses a new password", async ({ page, user }) => {
  const kim = await newcomer("viewer");
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: `New password for ${kim.name}` }));
  await user.click(await screen.findByRole("button", { name: "Make the link" }));
  const link = await screen.findByLabelText<HTMLInputElement>(`Link for ${kim.name}`);
  const { pathname } = new URL(link.value);

  await page.sitDown(null);
  await page.goto(pathname);
  expect(await screen.findByLabelText("E-mail")).toHaveValue(kim.email);
  await fill(user, screen.getByLabelText("New password"), "another long password");
  await user.click(screen.getByRole("button", { name: "Set the password" }));
  expect(await screen.findByRole("heading", { name: "Conferences" })).toBeVisible();
  await page.sitDown(kim.browser);
  await page.goto("/account");
  const heading = { name: "Sign in to Bridgeboard" };
  expect(await screen.findByRole("heading", heading)).toBeVisible();
});

test("somebody who is invited a second time is known already", async ({ page, user }) => {
  const kim = await newcomer("viewer");
  await page.goto("/people");
  await user.click(screen.getByRole("button", { name: "Invite somebody" }));
  await fill(user, await screen.findByLabelText("E-mail"), kim.email);
  await user.click(screen.getByRole("button", { name: "Make the link" }));
  const words = `${kim.name} has this address and is here already.`;
  expect(await screen.findByText(words, { exact: false })).toBeVisible();
  expect(screen.getByLabelText("E-mail")).toHaveValue(kim.email);
});
