import "server-only";
import twilio from "twilio";
import { SIGNATURE_HEADER, SIGNATURE_SETTINGS_HEADER } from "twilio/lib/webhooks/webhooks.js";
import type { CallbackSecrets } from "../env";
import type { Form } from "./form";

/** A secret by its name: which auth token, or the id of a shared key. */
export type SecretName = "auth-token" | "next-auth-token" | (string & {});

/**
 * By which of our secrets Twilio has signed this request (Twilio docs: Webhooks security and configuration).
 * Where a header names a shared key, that key alone counts, with the algorithm that it was set up with.
 * Else the auth token does, and then the next one, which signs from the moment it is promoted.
 * @param url as Twilio was told it, with the query that came; never as a proxy passes it on
 * @returns null where it was none of them
 */
export function signerOf(
  { authToken, nextAuthToken, webhookKeys = [] }: CallbackSecrets,
  headers: Headers,
  url: string,
  form: Form,
): SecretName | null {
  const signature = headers.get(SIGNATURE_HEADER) ?? "";
  if (signature === "") return null;
  const settings = headers.get(SIGNATURE_SETTINGS_HEADER) ?? "";
  if (settings !== "") {
    const key = webhookKeys.find(({ id }) => id === keyIn(settings));
    const { secret, algorithm } = key ?? {};
    const signed = secret && twilio.validateRequest(secret, signature, url, form, algorithm);
    return signed && key ? key.id : null;
  }
  const tokens = [
    ["auth-token", authToken],
    ["next-auth-token", nextAuthToken],
  ] as const;
  const signer = tokens.find(
    ([, token]) => token && twilio.validateRequest(token, signature, url, form),
  );
  return signer?.[0] ?? null;
}

/** The key that Twilio's header names: key=webhooks_sharedkey_…,algorithm=… */
function keyIn(settings: string): string | undefined {
  const pairs = settings.split(",").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name?.toLowerCase() === "key")?.[1]?.trim();
}
