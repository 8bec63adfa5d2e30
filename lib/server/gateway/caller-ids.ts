import "server-only";
import type { CallerId } from "@/lib/model/caller-id";
import type { Account } from "./account";
import { trustedPage } from "./page";
import { asked } from "./resource";
import { callerIdSchema } from "./schemas";

/** Enough for a list to choose from; whoever has more numbers types the one they want. */
const pageSize = 200;

/** The numbers that the account may call from (Twilio docs: IncomingPhoneNumber, OutgoingCallerIds). */
export function callerIdsOf({ client, lanes }: Account) {
  return {
    async list(): Promise<CallerId[]> {
      const [own, verified] = await Promise.all([
        lanes.run("read", true, () =>
          asked("GET", () => client.incomingPhoneNumbers.pageWithHttpInfo({ pageSize })),
        ),
        lanes.run("read", true, () =>
          asked("GET", () => client.outgoingCallerIds.pageWithHttpInfo({ pageSize })),
        ),
      ]);
      return [
        ...trustedPage(callerIdSchema, own).rows.map((row) => ({ ...row, kind: "own" as const })),
        ...trustedPage(callerIdSchema, verified).rows.map((row) => ({
          ...row,
          kind: "verified" as const,
        })),
      ];
    },
  };
}
