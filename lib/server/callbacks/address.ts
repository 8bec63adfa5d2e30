import "server-only";
import { isLocalHost } from "@/lib/catalogue/address";
import { type CallbackSecrets, environment } from "../env";

const PATH = "/api/twilio/callbacks";
/** A demo's callbacks never leave the process: nothing answers under this name. */
export const DEMO_ORIGIN = "http://demo.invalid";
export const DEMO_BASE = DEMO_ORIGIN + PATH;

/** Who signs the callbacks that are taken in, and for which address. */
export interface CallbackAccount extends CallbackSecrets {
  accountSid: string;
  /** The board as Twilio reaches it: https://board.example.com */
  origin: string;
}

/** Where Twilio is to call back, without the source; or what has to be set before it can. */
export type CallbacksAddress = { base: string } | { missing: "PUBLIC_URL" | "TWILIO_AUTH_TOKEN" };

export function callbacksAddress(): CallbacksAddress {
  const env = environment();
  if (env.mode === "demo") return { base: DEMO_BASE };
  const { publicUrl, twilio } = env;
  if (!publicUrl || !isReachable(publicUrl, twilio.baseUrl)) return { missing: "PUBLIC_URL" };
  // Callbacks are never signed with an API key (Twilio docs: Webhooks security).
  if (!canCheck(env)) return { missing: "TWILIO_AUTH_TOKEN" };
  return { base: publicUrl + PATH };
}

/** Whose callbacks come over the network; nobody's where they cannot be checked, and none in a demo. */
export function callbackAccount(): CallbackAccount | null {
  const env = environment();
  if (env.mode === "demo" || !env.publicUrl || !canCheck(env)) return null;
  const { publicUrl: origin, authToken, nextAuthToken, webhookKeys } = env;
  return { accountSid: env.twilio.accountSid, origin, authToken, nextAuthToken, webhookKeys };
}

const canCheck = ({ authToken, webhookKeys = [] }: CallbackSecrets): boolean =>
  authToken !== undefined || webhookKeys.length > 0;

/**
 * Twilio refuses a dial whose callback has an underscore in its host's name (Twilio docs: Call resource).
 * Inferred: nor does it call a local network; another service may stand in this one.
 */
function isReachable(publicUrl: string, twilioUrl: string | undefined): boolean {
  const { hostname } = new URL(publicUrl);
  return !hostname.includes("_") && (twilioUrl !== undefined || !isLocalHost(hostname));
}
