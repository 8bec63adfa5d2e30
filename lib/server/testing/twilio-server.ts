import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "@/lib/simulator/random";
import { serve } from "@/lib/simulator/server";
import { createSimulator } from "@/lib/simulator/simulator";
import { createGateway } from "../gateway/gateway";

const SLOW = 40;

/**
 * A Twilio on a port of this machine that takes its time, and what a process needs to ask it.
 * @param slow the longest that a request takes on its way, and its answer, in milliseconds
 * @param send where it calls back
 */
export async function serveTwilio(
  random: Random,
  slow = SLOW,
  send: (request: Request) => Promise<Response> = async () => new Response(),
) {
  const simulator = createSimulator({ send });
  const handle = async (request: Request) => {
    await wait(random.integer(0, slow));
    const answer = await simulator.handle(request);
    await wait(random.integer(0, slow));
    return answer;
  };
  const server = await serve({ ...simulator, handle }, { port: 0 });
  const { accountSid, authToken, control } = simulator;
  const env = {
    BRIDGEBOARD_MODE: "live",
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_BASE_URL: server.url,
    AUTH_SECRET: "a secret of the tests, and of nobody else",
    LOG_LEVEL: "silent",
  };
  /** What every request of a kind had in one field of its form. */
  const sent = (field: string) =>
    control
      .requests({ method: "POST" })
      .flatMap(({ form }) => form.filter(([name]) => name === field).map(([, value]) => value));
  const close = async () => {
    simulator.close();
    await server.close();
  };
  /** Another program of the account's, whose requests take no time. */
  const elsewhere = createGateway(
    { accountSid, username: accountSid, password: authToken },
    (request) => simulator.handle(request),
  );
  return { control, elsewhere, env, sent, close };
}
