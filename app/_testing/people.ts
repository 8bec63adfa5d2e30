import { screen, within } from "@testing-library/dom";
import type { UserEvent } from "@testing-library/user-event";
import { expect } from "vitest";
import { uniqueName } from "@/e2e/simulator";
import { invitePerson } from "@/lib/actions/people";
import type { Outcome } from "@/lib/model/outcome";
import type { Role } from "@/lib/model/person";
import type { Session } from "@/lib/model/session";
import { listSessions } from "@/lib/server/people/account";
import { currentPerson } from "@/lib/server/session";
import { fill } from "./form";
import { cookieOf } from "./server";
import { Visitor } from "./visitor";

interface Credentials {
  email: string;
  password: string;
}

/** An address that nobody else has. */
export const uniqueEmail = (name: string) =>
  `${uniqueName(name).toLowerCase().replace(" ", ".")}@example.com`;

/** A browser in which the admin is signed in. */
export async function admin(): Promise<Visitor> {
  const visitor = new Visitor();
  visitor.keepOnly(await cookieOf("admin"));
  return visitor;
}

/** A link for somebody, which the admin has made. @returns its path */
export async function invitation(email: string, role: Role): Promise<string> {
  const link = done(await (await admin()).act(() => invitePerson(email, role)));
  return new URL(link).pathname;
}

/** Somebody whom no other test knows, who has just joined in a browser of their own. */
export async function newcomer(role: Role, name = uniqueName("Kim")) {
  const email = uniqueEmail("kim");
  const person = { role, name, email, password: `the password of ${name}` };
  const token = (await invitation(email, role)).slice("/join/".length);
  const browser = new Visitor();
  await browser.post("/api/auth/join", { token, name, password: person.password });
  const id = (await browser.act(currentPerson))?.id ?? "";
  return { ...person, id, browser };
}

/** Another browser in which somebody is signed in. */
export async function elsewhere({ email, password }: Credentials): Promise<Visitor> {
  const browser = new Visitor();
  await browser.post("/api/auth/sign-in/email", { email, password });
  return browser;
}

/** Signs in on the page for it, or in the dialog that covers another page. */
export async function signIn(user: UserEvent, { email, password }: Credentials): Promise<void> {
  await fill(user, await screen.findByLabelText("E-mail"), email);
  await fill(user, screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

/** The row of somebody on the people's page. */
export function rowOf(email: string): HTMLElement {
  const row = screen.getAllByRole("row").find((one) => within(one).queryByText(email));
  if (!row) throw new Error(`There is no row of ${email}.`);
  return row;
}

/** What a page says that went wrong. */
export async function expectAlert(text: string): Promise<void> {
  await expect.poll(alerts).toContainEqual(expect.stringContaining(text));
}

const alerts = () => screen.queryAllByRole("alert").map(({ textContent }) => textContent);

/** A page on which nobody is signed in any more, though it is open. */
export async function expectSignedOut(): Promise<void> {
  expect(await screen.findByRole("dialog", { name: "You are signed out" })).toBeVisible();
}

/** Where the person of a browser is signed in, that browser first. */
export function sessionsOf(browser: Visitor): Promise<Session[]> {
  return browser.act(async () => {
    const person = await currentPerson();
    return person ? listSessions(person) : [];
  });
}

/** What an action answers that was not refused. */
export function done<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.value;
}
