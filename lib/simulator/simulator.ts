import { type Clock, realClock } from "./clock";
import type { Control } from "./control";
import { answerControl } from "./control/control-routes";
import { createControl } from "./control/create-control";
import { ConnectionReset, createFaults } from "./control/faults";
import { createRequestLog } from "./control/request-log";
import type { Account } from "./entities/account";
import { type Answer, answerTo, writeAnswer } from "./http/answer";
import { isAuthentic, unauthorized } from "./http/authenticate";
import { type Incoming, readIncoming } from "./http/incoming";
import { createRandom } from "./random";
import { answerRoute } from "./routes/router";
import { createWorld } from "./world";

/** A conference service that answers as Twilio does, from memory. */
export interface Simulator {
  readonly accountSid: string;
  readonly authToken: string;
  /**
   * Answers Twilio's paths, and under /simulator/ its own. Never throws, except ConnectionReset where
   * a connection would break without an answer (an HTTP server then destroys the socket).
   */
  handle(request: Request): Promise<Response>;
  readonly control: Control;
  readonly clock: Clock;
  /** Stops all timers, and lets go of requests that hang. */
  close(): void;
}

/** Same seed, same requests and same clock give the same answers, SIDs and times. */
export function createSimulator(
  options: {
    accountSid?: string;
    authToken?: string;
    apiKey?: { sid: string; secret: string };
    seed?: number;
    clock?: Clock;
    region?: string;
  } = {},
): Simulator {
  const { seed = 1, clock = realClock() } = options;
  const account: Account = {
    sid: options.accountSid ?? `AC${"b0a7".repeat(8)}`,
    authToken: options.authToken ?? "c0de".repeat(8),
    apiKey: options.apiKey ?? null,
    region: options.region ?? "us1",
  };
  const world = createWorld(account, clock, seed);
  const faults = createFaults(clock);
  const log = createRequestLog();
  const control = createControl(world, { faults, log, seed });
  const requestIds = createRandom(seed, "request ids");
  let running = 0;

  const answer = async (incoming: Incoming): Promise<Answer> => {
    const authenticated = isAuthentic(account, incoming);
    const entry = log.record(incoming, clock.now(), authenticated);
    const given = await faults.around(incoming, () => {
      try {
        return authenticated ? answerRoute(world, incoming) : answerTo(unauthorized(incoming));
      } catch (error) {
        return answerTo(error);
      }
    });
    entry.status = given.status;
    return given;
  };

  /** Twilio docs: the headers that every answer of the REST API carries. */
  const answerTwilio = async (incoming: Incoming): Promise<Response> => {
    const startedAt = clock.now();
    running += 1;
    try {
      return writeAnswer(await answer(incoming), incoming.path, {
        "Twilio-Request-Id": requestIds.sid("RQ"),
        "Twilio-Concurrent-Requests": String(running),
        "Twilio-Request-Duration": ((clock.now() - startedAt) / 1000).toFixed(3),
        "X-Home-Region": account.region,
        "X-Api-Domain": "api.twilio.com",
        "Strict-Transport-Security": "max-age=31536000",
      });
    } finally {
      running -= 1;
    }
  };

  return {
    accountSid: account.sid,
    authToken: account.authToken,
    control,
    clock,
    async handle(request) {
      try {
        const incoming = await readIncoming(request);
        return incoming.path.startsWith("/simulator/")
          ? answerControl(incoming, control, account)
          : await answerTwilio(incoming);
      } catch (error) {
        if (error instanceof ConnectionReset) throw error;
        return writeAnswer(answerTo(error), new URL(request.url).pathname, {});
      }
    },
    close() {
      faults.clear();
      world.agenda.clear();
    },
  };
}
