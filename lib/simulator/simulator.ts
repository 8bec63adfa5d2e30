import type { Send } from "./callbacks/attempt";
import { sendOverNetwork } from "./callbacks/over-network";
import { type Clock, realClock } from "./clock";
import type { Control } from "./control";
import { ConnectionReset } from "./control/faults";
import type { Account, AccountSpec, ApiKey } from "./entities/account";
import { answerTo, writeAnswer } from "./http/answer";
import { readIncoming } from "./http/incoming";
import { createTenants } from "./tenants";

/** A conference service that answers as Twilio does, from memory. */
export interface Simulator {
  /** The first account; the others come from `accounts` or from control. */
  readonly accountSid: string;
  readonly authToken: string;
  /**
   * Answers Twilio's paths, and under /simulator/ its own. Never throws, except ConnectionReset where
   * a connection would break without an answer (an HTTP server then destroys the socket).
   */
  handle(request: Request): Promise<Response>;
  /** The first account's control. */
  readonly control: Control;
  /** The control of any account. Throws an Error with a sentence where there is none. */
  controlOf(accountSid: string): Control;
  /** All accounts, with their credentials. */
  accounts(): Account[];
  readonly clock: Clock;
  /** Stops all timers, and lets go of requests that hang. */
  close(): void;
}

/** Same seed, same requests and same clock give the same answers, SIDs and times. */
export function createSimulator(
  options: AccountSpec & {
    /** One more API key. */
    apiKey?: ApiKey;
    /** More accounts beside the first, which the other options describe. */
    accounts?: readonly AccountSpec[];
    seed?: number;
    clock?: Clock;
    /** How callbacks and requests for TwiML go out; over the network unless given. */
    send?: Send;
  } = {},
): Simulator {
  const {
    apiKey,
    accounts = [],
    seed = 1,
    clock = realClock(),
    send = sendOverNetwork,
    ...spec
  } = options;
  const tenants = createTenants({ clock, seed, send });
  const first = tenants.add({
    accountSid: `AC${"b0a7".repeat(8)}`,
    authToken: "c0de".repeat(8),
    ...spec,
    apiKeys: [...(apiKey ? [apiKey] : []), ...(spec.apiKeys ?? [])],
  });
  for (const more of accounts) tenants.add(more);

  return {
    accountSid: first.account.sid,
    authToken: first.account.authToken,
    control: first.control,
    controlOf: (accountSid) => tenants.controlOf(accountSid),
    accounts: () => tenants.accounts(),
    clock,
    async handle(request) {
      try {
        const incoming = await readIncoming(request);
        if (!incoming.path.startsWith("/simulator/")) return await tenants.asked(incoming);
        const { control, account } = tenants.asking(incoming);
        // Loaded when first asked for: what checks its orders is a good part of a start.
        const { answerControl } = await import("./control/control-routes");
        const answered = await answerControl(incoming, control, account);
        answered.headers.set("Date", new Date(clock.now()).toUTCString());
        return answered;
      } catch (error) {
        if (error instanceof ConnectionReset) throw error;
        return writeAnswer(answerTo(error), new URL(request.url).pathname, {});
      }
    },
    close: () => tenants.close(),
  };
}
