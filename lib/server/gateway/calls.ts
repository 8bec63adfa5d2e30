import "server-only";
import type { Call } from "@/lib/model/participant";
import type { Account } from "./account";
import { asked, trusted } from "./resource";
import { callSchema } from "./schemas";

/** What can be asked of calls (Twilio docs: Call resource). */
export function callsOf({ client, lanes }: Account) {
  return {
    async fetch(callSid: string): Promise<Call> {
      const { body, headers } = await lanes.run("look-up", true, () =>
        asked("GET", () => client.calls(callSid).fetchWithHttpInfo()),
      );
      return trusted(callSchema, body.toJSON(), headers);
    },
  };
}
