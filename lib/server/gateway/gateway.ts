import "server-only";
import twilio from "twilio";
import type { TwilioCredentials } from "@/lib/server/env";
import type { Account } from "./account";
import { callerIdsOf } from "./caller-ids";
import { callsOf } from "./calls";
import { conferencesOf } from "./conferences";
import { createLanes } from "./lanes";
import { participantsOf } from "./participants";
import { type Fetch, Transport } from "./transport";

/** How long to wait, for those who cannot wait as long as Twilio may take: tests. */
export interface Patience {
  /** For one request, in milliseconds. */
  timeLimit?: number;
  /** Before a request is tried again. */
  pause?: (ms: number) => Promise<unknown>;
}

interface Limits extends Patience {
  /** As many reads as may go out in a minute, asked each time; none: no limit. */
  perMinute?: () => number;
}

/**
 * The one face that Bridgeboard turns to Twilio: the SDK's types stop here and ours begin. Whatever
 * goes wrong is thrown as a FaultError.
 */
export function createGateway(
  credentials: TwilioCredentials,
  send: Fetch = fetch,
  { timeLimit, pause, perMinute }: Limits = {},
) {
  const { accountSid, username, password, place, baseUrl } = credentials;
  const client = twilio(username, password, {
    accountSid,
    httpClient: new Transport(send, baseUrl, timeLimit),
    ...place,
  });
  const account: Account = { sid: accountSid, client, lanes: createLanes(pause, perMinute) };
  return {
    conferences: conferencesOf(account),
    participants: participantsOf(account),
    calls: callsOf(account),
    callerIds: callerIdsOf(account),
  };
}

export type Gateway = ReturnType<typeof createGateway>;
