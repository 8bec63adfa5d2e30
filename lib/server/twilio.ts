import "server-only";
import { demoSimulator } from "./demo";
import { environment } from "./env";
import { createGateway } from "./gateway/gateway";
import { processWide } from "./process-wide";

/** The gateway to the account that this process was started for. */
export const twilio = processWide("gateway", () => {
  const env = environment();
  if (env.mode === "live") return createGateway(env.twilio);
  const simulator = demoSimulator();
  const { accountSid, authToken } = simulator;
  return createGateway({ accountSid, username: accountSid, password: authToken }, (request) =>
    simulator.handle(request),
  );
});
