import type { Account } from "../entities/account";

export const API_VERSION = "2010-04-01";

/** Everything of an account lives under this path. */
export const accountPath = (account: Account) => `/${API_VERSION}/Accounts/${account.sid}`;

/** Where a recording's sound would be. */
export const recordingUrl = (account: Account, sid: string) =>
  `https://api.twilio.com${accountPath(account)}/Recordings/${sid}`;
