import type { Role } from "@/lib/model/person";
import { signInPath } from "@/lib/model/sign-in-path";

/** What came of signing in: nothing is wrong, or why it did not work. */
type Outcome = string | null;

/** Signs in by password. @returns why not, in words; null where it worked */
export function signInByPassword(email: string, password: string): Promise<Outcome> {
  return post("email", { email, password });
}

/** Signs in as one of the demo's people. */
export function signInToDemo(role: Role): Promise<Outcome> {
  return post("demo", { role });
}

/** Sends the browser to the OpenID provider, which sends it back to `next`. */
export function signInByOpenId(next: string): Promise<Outcome> {
  const body = { provider: "openid", callbackURL: next, errorCallbackURL: signInPath(next) };
  return post("social", body, ({ url }) => {
    if (url) location.assign(url);
  });
}

/** Ends this browser's session, and shows the page on which the next one begins. */
export async function signOut(): Promise<void> {
  await fetch("/api/auth/sign-out", { method: "POST" }).catch(() => undefined);
  location.assign("/sign-in");
}

const UNREACHABLE = "Bridgeboard’s server cannot be reached. Check your network, then try again.";

interface Answer {
  message?: string;
  url?: string;
}

async function post(
  door: string,
  body: object,
  done: (answer: Answer) => void = () => undefined,
): Promise<Outcome> {
  try {
    const response = await fetch(`/api/auth/sign-in/${door}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) return answer.message ?? UNREACHABLE;
    done(answer);
    return null;
  } catch {
    return UNREACHABLE;
  }
}
