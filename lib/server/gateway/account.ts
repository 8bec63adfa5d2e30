import "server-only";
import type { Twilio } from "twilio";
import type { Lanes } from "./lanes";

/** One account at Twilio, as the parts of the gateway share it. */
export interface Account {
  sid: string;
  client: Twilio;
  lanes: Lanes;
}
