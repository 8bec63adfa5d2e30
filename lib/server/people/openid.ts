import "server-only";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import type { OpenIdProvider } from "../env";
import { admitInvited } from "./invited";

/** OpenID Connect is one provider of this name, wherever it really is. */
export const OPENID = "openid";

/** The way in through an OpenID provider. What it says of an address counts only if it has verified it. */
export function openIdDoor({ issuer, clientId, clientSecret }: OpenIdProvider) {
  // A subject is somebody only at its issuer: another one, set later, may give the same to somebody else.
  const accountOf = (sub: unknown) => (typeof sub === "string" && sub ? `${issuer} ${sub}` : "");
  return genericOAuth({
    config: [
      {
        providerId: OPENID,
        discoveryUrl: new URL(
          ".well-known/openid-configuration",
          issuer.endsWith("/") ? issuer : `${issuer}/`,
        ).href,
        clientId,
        clientSecret,
        scopes: ["openid", "email", "profile"],
        pkce: true,
        requireIdTokenVerification: true,
        // Better Auth takes nobody without one.
        accountSubject: ({ profile }) => accountOf(profile["sub"]),
        async mapProfileToUser({ sub, email, email_verified, name }) {
          const verified = email_verified === true;
          const accountId = accountOf(sub);
          if (accountId) await admitInvited({ email, verified, name, accountId });
          return { emailVerified: verified };
        },
      },
    ],
  });
}
