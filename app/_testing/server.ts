import { personOf } from "@/e2e/signed-in";
import { simulatorAccount } from "@/e2e/simulator-account";
import type { Role } from "@/lib/model/person";
import { createGateway } from "@/lib/server/gateway/gateway";
import { stopLive } from "@/lib/server/live/start";
import { startRecord } from "@/lib/server/record/start";
import { openOwnDatabase } from "@/lib/server/testing/databases";
import { become } from "@/lib/server/testing/process";
import { sessionCookie } from "@/lib/server/testing/sign-in";
import { startWatch, stopWatch } from "@/lib/server/watch/start";
import { createSimulator } from "@/lib/simulator/simulator";
import { askBoard, BOARD, TWILIO } from "./network";
import { ownTime } from "./time";

/** A page remembers conferences by their SID, and one process tells many files: no two are dealt the same. */
let seed = 0;

/** A board that runs in this process as it does for itself, with a Twilio that calls it back. */
export async function startServer() {
  const { accountSid, authToken } = simulatorAccount;
  const time = ownTime();
  const simulator = createSimulator({
    accountSid,
    authToken,
    seed: ++seed,
    send: askBoard,
    clock: time.clock,
  });
  const gateway = createGateway(
    { accountSid, username: accountSid, password: authToken },
    (request) => simulator.handle(request),
    { pause: async () => {} },
  );
  const { logged } = become({
    simulator,
    gateway,
    database: await openOwnDatabase(),
    more: {
      publicUrl: BOARD,
      authToken,
      twilio: { accountSid, username: accountSid, password: authToken, baseUrl: TWILIO },
    },
  });
  const endRecord = await startRecord(undefined);
  await startWatch();

  return {
    simulator,
    logged,
    passTime: (ms: number) => time.pass(ms),
    async stop(): Promise<void> {
      stopLive();
      await stopWatch();
      await endRecord();
      simulator.close();
      time.restore();
    },
  };
}

/** The cookie of a person with this role, who need not sign in. */
export function cookieOf(role: Role): Promise<[name: string, value: string]> {
  const { name, email } = personOf(role);
  return sessionCookie({ id: role, name, email, role });
}
