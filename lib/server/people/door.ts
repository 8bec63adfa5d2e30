import "server-only";
import { z } from "zod";
import { ownPath, signInPath } from "@/lib/model/sign-in-path";
import { environment } from "../env";
import { faultOf } from "../fault-of";
import { refusalOf } from "../own-address";
import { auth, authByOpenId } from "./auth";
import { uncountSignIn } from "./auth-tries";
import { jsonOf, refuse, saying, withBody } from "./door-json";
import { endReplaced, sessionBefore, signOut } from "./door-session";
import { OPENID } from "./openid";
import { noteRefused } from "./sign-ins";

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
  try {
    return await answerTo(request);
  } catch (error) {
    faultOf(error);
    return broken(request);
  }
}

/** What went wrong here is in the log, and says nothing to whoever asked. */
function broken({ method }: Request): Response {
  if (method === "POST") return refuse(503, BROKEN);
  return new Response(null, { status: 302, headers: { Location: "/sign-in?error=internal" } });
}

async function answerTo(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!open.has(`${request.method} ${pathname}`)) return refuse(404, "There is nothing here.");
  const foreign = refusalOf(askedBy(request), environment());
  if (foreign) return refuse(403, foreign);
  const read = request.method === "GET" ? { said: null } : await jsonOf(request);
  if (read instanceof Response) return read;
  const before = await sessionBefore(request.headers);
  if (before && pathname.endsWith("/sign-out")) await signOut(before);
  const answered = await doorOf(pathname)(request, read.said);
  await endReplaced(before, answered);
  return answered;
}

type Door = (request: Request, said: unknown) => Promise<Response>;

function doorOf(pathname: string): Door {
  if (pathname.endsWith("/sign-in/email")) return signInByPassword;
  if (pathname.endsWith("/sign-in/social")) return beginOpenId;
  if (pathname.endsWith("/callback/openid")) return endOpenId;
  return (request, said) => passOn(auth(), saying(request, said));
}

/** @throws Error where Better Auth has failed, with words or without */
async function passOn(to: Pick<ReturnType<typeof auth>, "handler">, request: Request) {
  const answered = await to.handler(request);
  if (answered.status < 500) return answered;
  throw new Error(`Better Auth answered ${answered.status}.`);
}

async function signInByPassword(request: Request, said: unknown): Promise<Response> {
  const given = credentials.safeParse(said);
  if (!given.success) return refuse(400, "Give your e-mail address and your password.");
  const { email } = given.data;
  const answered = await tried(saying(request, given.data), email);
  // The session's token is in the cookie, and nowhere else.
  if (answered.ok) return withBody(answered, { signedIn: true });
  if (answered.status === 429) return refuse(429, TOO_MANY);
  if (answered.status === 400) return refuse(400, "Give your whole e-mail address.");
  if (answered.status !== 401) return answered;
  await noteRefused(email, "wrong e-mail address or password");
  return refuse(401, "This e-mail address and password do not belong together.");
}

/** Tries a password; where that could not be done, it was no try. */
async function tried(request: Request, email: string): Promise<Response> {
  try {
    return await passOn(auth(), request);
  } catch (error) {
    await uncountSignIn(email, request.headers, auth().options).catch(() => undefined);
    throw error;
  }
}

/** An OpenID provider sends people back from its own site: then only our own name is asked about. */
function askedBy({ method, headers }: Request): Headers {
  return method === "POST" ? headers : new Headers({ host: headers.get("host") ?? "" });
}

/** Begins at the OpenID provider. Of what the browser sends, only the page to go on at counts. */
async function beginOpenId(request: Request, said: unknown): Promise<Response> {
  const given = z.object({ callbackURL: z.string() }).safeParse(said);
  const next = ownPath(given.data?.callbackURL);
  const door = await authByOpenId();
  if (!door) return refuse(503, UNREACHABLE);
  const body = { provider: OPENID, callbackURL: next, errorCallbackURL: signInPath(next) };
  return passOn(door, saying(request, body));
}

/** Comes back from the OpenID provider: signed in, or on the page that says why not. */
async function endOpenId(request: Request): Promise<Response> {
  const door = await authByOpenId();
  if (door) return passOn(door, request);
  return new Response(null, { status: 302, headers: { Location: "/sign-in?error=unreachable" } });
}

const UNREACHABLE =
  "Your single sign-on cannot be reached from Bridgeboard’s server. Try again in a while, or sign in with a password.";

const BROKEN =
  "Bridgeboard’s server could not do this: something on its side does not work. Try again in a while. Whoever runs it finds more in its log.";

const TOO_MANY = "There were too many tries. Wait a quarter of an hour, then try again.";
