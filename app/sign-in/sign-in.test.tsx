import { fill } from "@/app/_testing/form";
import {
  done,
  elsewhere,
  expectAlert,
  expectSignedOut,
  newcomer,
  sessionsOf,
  signIn,
} from "@/app/_testing/people";
import { expect, screen, testAs } from "@/app/_testing/story";
import { Visitor } from "@/app/_testing/visitor";
import { endOwnSession } from "@/lib/actions/account";

const test = testAs(null);

const address = () => location.href.slice(location.origin.length);

test("the live board has none of the demo's people", async ({ page }) => {
  await page.goto("/sign-in");
  expect(await screen.findByLabelText("E-mail")).toBeVisible();
  expect(screen.queryAllByRole("button", { name: /^Sign in as/ })).toHaveLength(0);
  const answered = await page.ask("/api/auth/sign-in/demo", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ role: "admin" }),
  });
  expect(answered.status).toBe(404);
});

test("somebody who is signed out goes on to the page that they asked for", async ({
  page,
  user,
}) => {
  const kim = await newcomer("viewer");
  const wanted = "/?friendlyName=Nobody";
  await page.goto(wanted);
  await expect.poll(address).toBe(`/sign-in?next=${encodeURIComponent(wanted)}`);
  await signIn(user, { ...kim, password: "a wrong password" });
  await expectAlert("do not belong together");
  expect(screen.getByLabelText("E-mail")).toHaveValue(kim.email);
  await signIn(user, kim);
  await expect.poll(address).toBe(wanted);
});

test("a link to sign in leads to no other site", async ({ page, user }) => {
  const kim = await newcomer("viewer");
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
  ]) {
    await page.sitDown(null);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(user, kim);
    await expect.poll(address).toBe("/");
  }
});

test("ten wrong passwords close an account to their address, and not to its owner elsewhere", async ({
  page,
  user,
}) => {
  const kim = await newcomer("viewer");
  const guessing = new Visitor();
  for (let tries = 1; tries < 10; tries++) {
    await expect(
      guessing.post("/api/auth/sign-in/email", { email: kim.email, password: `guess ${tries}` }),
    ).rejects.toThrow("401");
  }
  await page.sitDown(guessing);
  await page.goto("/sign-in");
  await signIn(user, { ...kim, password: "guess 10" });
  await expectAlert("do not belong together");
  await signIn(user, kim);
  await expectAlert("too many tries");

  await page.sitDown(null);
  await page.goto("/sign-in");
  await signIn(user, kim);
  await expect.poll(address).toBe("/");
});

test("a person ends a session of theirs that is open elsewhere", async ({ page, user }) => {
  const kim = await newcomer("supervisor");
  await page.sitDown(await elsewhere(kim));
  await page.goto("/account");
  expect(await screen.findByText("(this one)")).toBeVisible();
  expect((await kim.browser.ask("/api/conferences")).status).toBe(200);
  const name = /^End the session/;
  await user.click(screen.getByRole("button", { name }));
  await expect.poll(() => screen.queryByRole("button", { name })).toBeNull();
  expect((await kim.browser.ask("/api/conferences")).status).toBe(401);
});

test("a page whose session is ended elsewhere goes on after signing in again", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: [{ label: "Ana" }],
  });
  const kim = await newcomer("supervisor");
  await page.sitDown(kim.browser);
  await board.open(scene);
  const [current] = await sessionsOf(kim.browser);
  const other = await elsewhere(kim);
  done(await other.act(() => endOwnSession(current?.id ?? "")));

  await expectSignedOut();
  await signIn(user, kim);
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  await user.click(board.button("Mute Ana"));
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  expect(address()).toBe(scene.path);
});

test("the live stream ends with its session, and the page asks to sign in", async ({
  page,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: [{ label: "Ana" }],
  });
  const kim = await newcomer("viewer");
  await page.sitDown(kim.browser);
  await page.goto(scene.path);
  expect(await screen.findByText("Connection: Live")).toBeInTheDocument();
  await kim.browser.post("/api/auth/sign-out", {});
  await expectSignedOut();
});

test("one press signs a person out everywhere", async ({ page, user }) => {
  const kim = await newcomer("viewer");
  await page.sitDown(await elsewhere(kim));
  await page.goto("/account");
  await user.click(await screen.findByRole("button", { name: "Sign out everywhere" }));
  await expect.poll(address).toBe("/sign-in");
  await page.sitDown(kim.browser);
  await page.goto("/");
  await expect.poll(address).toBe("/sign-in");
});

test("a new password ends the other sessions, and the old one opens nothing", async ({
  page,
  user,
}) => {
  const kim = await newcomer("viewer");
  const type = (label: string, text: string) => fill(user, screen.getByLabelText(label), text);
  await page.sitDown(await elsewhere(kim));
  await page.goto("/account");
  await screen.findByRole("heading", { name: "Your account" });
  await type("Current password", "not that one");
  await type("New password", "a very new password");
  await user.click(screen.getByRole("button", { name: "Change the password" }));
  expect(await screen.findByText("This is not your present password.")).toBeVisible();
  await type("Current password", kim.password);
  await user.click(screen.getByRole("button", { name: "Change the password" }));
  expect(await screen.findByText("Changed. Your other sessions have ended.")).toBeVisible();

  await page.sitDown(kim.browser);
  await page.goto("/account");
  await expect.poll(address).toBe("/sign-in?next=%2Faccount");
  await signIn(user, kim);
  await expectAlert("do not belong together");
  await signIn(user, { ...kim, password: "a very new password" });
  await expect.poll(address).toBe("/account");
});
