import "server-only";
import { demoSimulator } from "./demo";
import { environment } from "./env";
import { createGateway } from "./gateway/gateway";
import { processWide } from "./process-wide";
import { instancesAlive } from "./record/instances";

/**
 * The gateway to the account that this process was started for. All instances on a database share what may
 * be read from it in a minute. A demo reads nobody's account, and has no limit.
 */
export const twilio = processWide("gateway", () => {
  const env = environment();
  if (env.mode === "live") {
    const perMinute = () => env.readsPerMinute / instancesAlive();
    return createGateway(env.twilio, fetch, { perMinute });
  }
  const simulator = demoSimulator();
  const { accountSid, authToken } = simulator;
  return createGateway({ accountSid, username: accountSid, password: authToken }, (request) =>
    simulator.handle(request),
  );
});
