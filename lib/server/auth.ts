import "server-only";
import { randomUUID } from "node:crypto";
import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import type { BetterAuthOptions } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { PASSWORD_LENGTH } from "@/lib/model/password";
import { authSecret } from "./auth-secret";
import { orm } from "./database/database";
import * as tables from "./database/people";
import { demoSignIn } from "./demo-people";
import { type Environment, environment } from "./env";
import { joinDoor } from "./invitations-door";
import { refusedWithout } from "./invited";
import { log } from "./log";
import { processWide } from "./process-wide";
import { noteSeen, noteSignIn } from "./sign-ins";

/** How long somebody stays signed in, in seconds: two weeks. */
const SESSION = 14 * 24 * 60 * 60;

/** OpenID Connect is one provider of this name, wherever it really is. */
export const OPENID = "openid";

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

function makeAuth(env: Environment) {
  const { mode, publicUrl, openId } = env;
  return betterAuth({
    appName: "Bridgeboard",
    basePath: "/api/auth",
    ...(publicUrl && { baseURL: publicUrl }),
    trustedOrigins: ownOrigins(publicUrl),
    secret: authSecret(env),
    telemetry: { enabled: false },
    database: drizzleAdapter(orm(), { provider: "pg", schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
    },
    user: { additionalFields: { role: { type: "string", input: false } } },
    account: { accountLinking: { enabled: true, trustedProviders: [OPENID] } },
    session: { expiresIn: SESSION, disableSessionRefresh: true, cookieCache: { enabled: false } },
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
      user: { create: { before: refusedWithout } },
      session: { create: { after: noteSignIn } },
    },
    hooks: {
      after: createAuthMiddleware(async ({ path, context: { session } }) => {
        if (path === "/get-session" && session) await noteSeen(session.session);
      }),
    },
    logger: {
      level: "error",
      log: (_level, message) => log().error({ reason: message }, "sign-in"),
    },
    plugins: [
      joinDoor(),
      ...(mode === "demo" ? [demoSignIn()] : []),
      ...(openId
        ? [
            genericOAuth({
              config: [
                {
                  providerId: OPENID,
                  discoveryUrl: new URL(
                    ".well-known/openid-configuration",
                    openId.issuer.endsWith("/") ? openId.issuer : `${openId.issuer}/`,
                  ).href,
                  clientId: openId.clientId,
                  clientSecret: openId.clientSecret,
                  scopes: ["openid", "email", "profile"],
                  pkce: true,
                },
              ],
            }),
          ]
        : []),
    ],
  } satisfies BetterAuthOptions);
}

/** The board's own addresses: the published one, and the one that this request came to. */
function ownOrigins(publicUrl: string | undefined) {
  return (request?: Request) => {
    const host = request?.headers.get("host");
    const here = host ? [`http://${host}`, `https://${host}`] : [];
    return publicUrl ? [new URL(publicUrl).origin, ...here] : here;
  };
}
