import "server-only";
import twilio from "twilio";
import type { Form } from "./form";

/**
 * Whether Twilio has signed this request (Twilio docs: Webhooks security).
 * @param url as Twilio was told it, with the query that came; never as a proxy passes it on
 */
export function isSigned(authToken: string, signature: string, url: string, form: Form): boolean {
  return signature !== "" && twilio.validateRequest(authToken, signature, url, form);
}
