import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { auth } from "./auth";
import { environment } from "./env";
import { append } from "./events";
import { currentPerson, refusalOf } from "./session";
import { countTry, forgetTries } from "./sign-ins";

/** What of Better Auth's own routes is open. Everything else it offers goes through our actions. */
const open = new Set([
  "POST /api/auth/sign-in/email",
  "POST /api/auth/sign-in/demo",
  "POST /api/auth/sign-in/social",
  "POST /api/auth/sign-out",
  "POST /api/auth/join",
  "GET /api/auth/callback/openid",
]);

const credentials = z.object({ email: z.string().max(320), password: z.string().max(200) });

/**
 * Lets a request through to Better Auth: those that sign in or out, and no others. Wrong passwords are
 * counted for each account, and answered alike whether the account exists.
 */
export async function signInDoor(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!open.has(`${request.method} ${pathname}`)) return refuse(404, "There is nothing here.");
  // An OpenID provider sends people back from its own site.
  const foreign = request.method === "POST" && refusalOf(request.headers, environment());
  if (foreign) return refuse(403, foreign);
  if (pathname.endsWith("/sign-in/email")) return signInByPassword(request);
  if (pathname.endsWith("/sign-out")) await noteSignOut();
  return auth().handler(request);
}

async function signInByPassword(request: Request): Promise<Response> {
  const given = credentials.safeParse(
    await request
      .clone()
      .json()
      .catch(() => null),
  );
  if (!given.success) return refuse(400, "Give your e-mail address and your password.");
  const { email } = given.data;
  if (!(await countTry(email))) {
    await noteRefused(email, "too many tries");
    return refuse(429, TOO_MANY);
  }
  const answered = await auth().handler(request);
  if (answered.ok) {
    await forgetTries(email);
    // The session's token is in the cookie, and nowhere else.
    return withBody(answered, { signedIn: true });
  }
  if (answered.status === 429) return refuse(429, TOO_MANY);
  await noteRefused(email, "wrong e-mail address or password");
  return refuse(401, "This e-mail address and password do not belong together.");
}

const TOO_MANY = "There were too many tries. Wait a quarter of an hour, then try again.";

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { "Cache-Control": "no-store" } });
}

function withBody(answered: Response, body: object): Response {
  const headers = new Headers(answered.headers);
  headers.delete("content-length");
  return Response.json(body, { status: answered.status, headers });
}

async function noteSignOut(): Promise<void> {
  const person = await currentPerson();
  if (!person) return;
  await append({
    kind: "sign-out",
    at: new Date(),
    person,
    payload: { everywhere: false },
    key: `sign-out:${randomUUID()}`,
  });
}

/** Written down at most once a minute for each account, so that guessing does not fill the record. */
async function noteRefused(email: string, reason: string): Promise<void> {
  const at = new Date();
  const account = email.trim().toLowerCase();
  await append({
    kind: "sign-in-refused",
    at,
    person: null,
    payload: { email: account, reason },
    key: `sign-in-refused:${account}:${at.toISOString().slice(0, 16)}:${reason}`,
  });
}
