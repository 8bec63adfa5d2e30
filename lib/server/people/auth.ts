import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { BetterAuthOptions } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { PASSWORD_LENGTH } from "@/lib/model/password";
import { orm } from "../database/database";
import { DatabaseSilentError, reasonOf } from "../database/failure";
import { answered } from "../database/health";
import * as tables from "../database/people";
import { type Environment, environment, type OpenIdProvider } from "../env";
import { log } from "../log";
import { refusalOf } from "../own-address";
import { processWide } from "../process-wide";
import { authSecret } from "./auth-secret";
import { countSignIn, forgetSignIns } from "./auth-tries";
import { demoSignIn } from "./demo-people";
import { joinDoor } from "./invitations-door";
import { refuseStranger } from "./invited";
import { OPENID, openIdDoor } from "./openid";
import { hashOfPassword, isPassword } from "./passwords";
import { noteSeen, noteSignIn } from "./sign-ins";

/** How long somebody stays signed in, in seconds: two weeks. */
const SESSION = 14 * 24 * 60 * 60;

/** How long an OpenID provider may take to say where its doors are, in milliseconds. */
const PATIENCE = 10_000;

const schema = {
  user: tables.people,
  session: tables.sessions,
  account: tables.accounts,
  verification: tables.verifications,
  rateLimit: tables.rateLimits,
};

/**
 * People's passwords and sessions, kept by Better Auth in our database. Nobody can sign up: people
 * come by invitation. Roles are never in a cookie, so that one which is taken away is gone at once.
 */
export const auth = processWide("auth", () => makeAuth(environment()));

type Auth = ReturnType<typeof makeAuth>;

/**
 * The session of whoever asks with these headers, as the database has it; null where there is none.
 * @throws DatabaseSilentError where it could not be read: Better Auth keeps the reason for the log
 */
export async function sessionOf(headers: Headers) {
  const query = { disableCookieCache: true, disableRefresh: true };
  try {
    return await answered(auth().api.getSession({ headers, query }));
  } catch (error) {
    if (!isAPIError(error) || error.statusCode < 500) throw error;
    throw new DatabaseSilentError("No session could be read.");
  }
}

const openIdHeld = processWide<{ auth: Auth | null }>("auth-openid", () => ({ auth: null }));

/**
 * The same, with the way in through an OpenID provider. It stands apart because it asks the provider
 * for its addresses before it does anything: a provider that is down keeps nobody else waiting.
 * @returns null where the provider cannot be reached; the next call asks it again
 */
export async function authByOpenId(): Promise<Auth | null> {
  const { openId } = environment();
  const held = openIdHeld();
  if (held.auth || !openId) return held.auth;
  const made = makeAuth(environment(), openId);
  const heard = await Promise.race([made.$context, pause(PATIENCE, null, { ref: false })]);
  if (heard?.socialProviders.some(({ id }) => id === OPENID)) held.auth = made;
  return held.auth;
}

function makeAuth(env: Environment, openId?: OpenIdProvider) {
  const { mode, publicUrl, port } = env;
  return betterAuth({
    appName: "Bridgeboard",
    basePath: "/api/auth",
    // Where an OpenID provider sends people back to.
    baseURL: publicUrl ?? `http://localhost:${port}`,
    // What fails is thrown to the door: Better Auth would print it whole, with all that a query was asked.
    onAPIError: { errorURL: "/sign-in", throw: true },
    trustedOrigins: ownOrigins(env),
    secret: authSecret(env),
    telemetry: { enabled: false },
    database: drizzleAdapter(orm(), { provider: "pg", schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashOfPassword, verify: isPassword },
    },
    user: { additionalFields: { role: { type: "string", input: false } } },
    account: { accountLinking: { enabled: true }, encryptOAuthTokens: true },
    session: { expiresIn: SESSION, disableSessionRefresh: true, cookieCache: { enabled: false } },
    // For each address: the one in X-Forwarded-For, which is true (client-addresses.ts).
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: {
        "/sign-in/*": { window: 60, max: 20 },
        "/join": { window: 60, max: 20 },
      },
    },
    advanced: {
      // A demo and a live board on one machine share its name, and so its cookies.
      cookiePrefix: mode === "demo" ? "bridgeboard-demo" : "bridgeboard",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      database: { generateId: () => randomUUID() },
    },
    databaseHooks: {
      user: { create: { before: refuseStranger } },
      session: { create: { after: noteSignIn } },
      account: { create: { before: withoutIdToken }, update: { before: withoutIdToken } },
    },
    hooks: {
      before: createAuthMiddleware(countSignIn),
      after: createAuthMiddleware(async (ctx) => {
        const { session } = ctx.context;
        if (ctx.path === "/get-session" && session) await noteSeen(session.session);
        await forgetSignIns(ctx);
      }),
    },
    logger: {
      level: "error",
      log: (_level, message, cause) =>
        log().error({ reason: cause ? reasonOf(cause) : withoutQuery(message) }, "sign-in"),
    },
    plugins: [
      joinDoor(),
      ...(mode === "demo" ? [demoSignIn()] : []),
      ...(openId ? [openIdDoor(openId)] : []),
    ],
  } satisfies BetterAuthOptions);
}

/** An ID token says who somebody is, and Better Auth encrypts the others alone: nobody asks for it again. */
async function withoutIdToken<Account extends object>(account: Account) {
  return { data: { ...account, idToken: null } };
}

/** Drizzle's own words hold the query and all that it was asked. */
function withoutQuery(message: string): string {
  return message.includes("Failed query") ? "a query failed" : message;
}

/** The board's own addresses: the published one, the one that a request came to, and its page's. */
function ownOrigins(env: Environment) {
  return (request?: Request) => {
    const host = request?.headers.get("host");
    const here = host ? [`http://${host}`, `https://${host}`] : [];
    const isOwnPage = request && refusalOf(request.headers, env) === null;
    return [env.publicUrl, ...here, isOwnPage ? request.headers.get("origin") : null];
  };
}
