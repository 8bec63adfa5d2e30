import type { Send } from "./callbacks/attempt";
import { startCallbacks } from "./callbacks/callbacks";
import { type Clock, steppedClock } from "./clock";
import type { Control } from "./control";
import { createControl } from "./control/create-control";
import { createFaults } from "./control/faults";
import { createRequestLog } from "./control/request-log";
import type { Account } from "./entities/account";
import { type Answer, answerTo, writeAnswer } from "./http/answer";
import { isAuthentic, unauthorized } from "./http/authenticate";
import type { Incoming } from "./http/incoming";
import { tooManyRequests } from "./http/twilio-error";
import { startMachineDetection } from "./lifecycle/machine-detection";
import { startRecordings } from "./lifecycle/recordings";
import { createRandom } from "./random";
import { answerRoute } from "./routes/router";
import { startMusic } from "./twiml/music";
import { startTwiml } from "./twiml/twiml";
import { createWorld } from "./world";

/** One account with all that is its own: rows, chance, faults and the log of its requests. Nothing is seen from another. */
export interface Tenant {
  readonly account: Account;
  readonly control: Control;
  /** Answers one of Twilio's paths. Throws only ConnectionReset. */
  answer(incoming: Incoming): Promise<Response>;
  /** Stops all timers, and lets go of requests that hang. */
  close(): void;
}

interface Surroundings {
  clock: Clock;
  seed: number;
  /** Sets the streams of chance of this account apart from the others'. */
  chance: string;
  accounts: Pick<Control, "accounts" | "addAccount">;
  send: Send;
}

export function createTenant(
  account: Account,
  surroundings: Surroundings,
  rehearse = (json: unknown) => rehearseLoad(account, surroundings, json),
): Tenant {
  const { clock, seed, chance, accounts, send } = surroundings;
  const world = createWorld(account, clock, seed, `world${chance}`);
  const stream = (name: string) => createRandom(seed, `${name}${chance}`);
  const streams = {
    world: world.random,
    faults: stream("faults"),
    callbacks: stream("callbacks"),
    twiml: stream("twiml"),
    music: stream("music"),
    requestIds: stream("request ids"),
  };
  const faults = createFaults(clock, streams.faults);
  const log = createRequestLog();
  const callbacks = startCallbacks(world, { send, random: streams.callbacks });
  startRecordings(world);
  const twiml = startTwiml(world, { send, random: streams.twiml });
  const music = startMusic(world, { send, random: streams.music });
  startMachineDetection(world);
  const control = createControl(world, {
    faults,
    log,
    callbacks,
    twiml,
    music,
    streams,
    seed,
    accounts,
    rehearse,
  });
  let running = 0;

  const answer = async (incoming: Incoming): Promise<Answer> => {
    const authenticated = isAuthentic(account, incoming);
    const entry = log.record(incoming, {
      at: clock.now(),
      authenticated,
      accountSid: account.sid,
    });
    const isTooMuch = authenticated && running > account.limits.concurrentRequests;
    const given = await faults.around(incoming, () => {
      try {
        if (isTooMuch) throw tooManyRequests();
        return authenticated ? answerRoute(world, incoming) : answerTo(unauthorized(incoming));
      } catch (error) {
        return answerTo(error);
      }
    });
    entry.status = given.status;
    return given;
  };

  return {
    account,
    control,
    /** Twilio docs: the headers that every answer of the REST API carries. */
    async answer(incoming) {
      const startedAt = clock.now();
      running += 1;
      const concurrent = String(running);
      try {
        return writeAnswer(await answer(incoming), incoming.path, {
          Date: new Date(clock.now()).toUTCString(),
          "Twilio-Request-Id": streams.requestIds.sid("RQ"),
          "Twilio-Concurrent-Requests": concurrent,
          "Twilio-Request-Duration": ((clock.now() - startedAt) / 1000).toFixed(3),
          "X-Home-Region": account.region,
          "X-Api-Domain": "api.twilio.com",
          "Strict-Transport-Security": "max-age=31536000",
          ...forBrowsers,
        });
      } finally {
        running -= 1;
      }
    },
    close() {
      faults.clear();
      callbacks.clear();
      world.agenda.clear();
    },
  };
}

/** Seen on the wire: what Twilio tells browsers with each answer. */
const forBrowsers = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers":
    "Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key",
  "Access-Control-Allow-Methods": "GET, POST, DELETE, OPTIONS",
  "Access-Control-Expose-Headers": "ETag",
  "Access-Control-Allow-Credentials": "true",
};

const nobody: Send = async () => new Response(null, { status: 204 });

/**
 * Loads a state into an understudy whose time stands still and whom nobody hears, so that what is
 * damaged is found out before anything of the account itself is given up. Throws what the load throws.
 */
function rehearseLoad(account: Account, surroundings: Surroundings, json: unknown): void {
  const clock = steppedClock(surroundings.clock.now());
  const understudy = createTenant(account, { ...surroundings, clock, send: nobody }, () => {});
  try {
    understudy.control.load(json);
  } finally {
    understudy.close();
  }
}
