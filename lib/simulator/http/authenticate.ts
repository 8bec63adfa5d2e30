import type { Account } from "../entities/account";
import type { Incoming } from "./incoming";
import { TwilioError } from "./twilio-error";

/** Whether the request carries the account's SID and token, or one of its API keys (Twilio docs: Requests to the REST API). */
export function isAuthentic(account: Account, { credentials, path }: Incoming): boolean {
  if (!credentials) return false;
  // Inferred: another account's path is refused as if the token were wrong, existing or not.
  const asked = accountSidIn(path);
  if (asked !== undefined && asked !== account.sid) return false;
  const { username, password } = credentials;
  if (username === account.sid) return password === account.authToken;
  return account.apiKeys.some(({ sid, secret }) => username === sid && password === secret);
}

/** The account that a path is about, whether it exists or not. */
export function accountSidIn(path: string): string | undefined {
  return /\/Accounts\/(AC[0-9a-fA-F]{32})\b/.exec(path)?.[1];
}

/** The 401 for this request: Twilio words it differently when there are no credentials at all. */
export function unauthorized({ credentials }: Incoming): TwilioError {
  return credentials
    ? new TwilioError(401, 20003, "Authenticate")
    : new TwilioError(
        401,
        20003,
        "Authentication Error - No credentials provided",
        undefined,
        "Your AccountSid or AuthToken was incorrect.",
      );
}
