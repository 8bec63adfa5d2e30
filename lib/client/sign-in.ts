import type { Role } from "@/lib/model/person";
import { signInPath } from "@/lib/model/sign-in-path";
import { tell } from "./tell";

/** What came of signing in: nothing is wrong, or why it did not work. */
type Outcome = string | null;

/** Signs in by password. @returns why not, in words; null where it worked */
export function signInByPassword(email: string, password: string): Promise<Outcome> {
  return post("sign-in/email", { email, password });
}

/** Signs in as one of the demo's people. */
export function signInToDemo(role: Role): Promise<Outcome> {
  return post("sign-in/demo", { role });
}

/** Sends the browser to the OpenID provider, which sends it back to `next`. */
export function signInByOpenId(next: string): Promise<Outcome> {
  const body = { provider: "openid", callbackURL: next, errorCallbackURL: signInPath(next) };
  return post("sign-in/social", body, ({ url }) => {
    if (url) location.assign(url);
  });
}

/** What somebody says of themselves when they come in by a link. */
export interface Newcomer {
  name?: string;
  email?: string;
  password: string;
}

/** Comes in by a link, and is signed in. @returns why not, and which field is wrong, if one is */
export async function joinBy(
  token: string,
  newcomer: Newcomer,
): Promise<{ message: string; option?: string | undefined } | null> {
  const wrong: { option?: string | undefined } = {};
  const message = await post("join", { token, ...newcomer }, ({ option }) => {
    wrong.option = option;
  });
  return message === null ? null : { message, ...wrong };
}

/** Ends this browser's session, and shows the page on which the next one begins; or says why it goes on. */
export async function signOut(): Promise<void> {
  const message = await post("sign-out", {});
  if (message === null) location.assign("/sign-in");
  else await tell("Sign out", { message });
}

const UNREACHABLE = "Bridgeboard’s server cannot be reached. Check your network, then try again.";

interface Answer {
  message?: string;
  /** The field that is wrong. */
  option?: string;
  url?: string;
}

async function post(
  door: string,
  body: object,
  heard: (answer: Answer) => void = () => undefined,
): Promise<Outcome> {
  try {
    const response = await fetch(`/api/auth/${door}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    heard(answer);
    return response.ok ? null : (answer.message ?? UNREACHABLE);
  } catch {
    return UNREACHABLE;
  }
}
