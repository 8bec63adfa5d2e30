import "server-only";
import type { CallbackSource } from "@/lib/model/callback";
import { now } from "../clock";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import { append } from "../record/events";
import type { CallbackAccount } from "./address";
import { callbackEvent } from "./event-of";
import { type Form, readForm } from "./form";
import { noteRefusal, type Refusal } from "./refusals";
import { signerOf } from "./signature";
import { noteSigner } from "./signers";
import { understand } from "./understand";

/**
 * Takes in one callback: checked, on record, and only then answered. Never throws. Twilio shows answers
 * from 400 on in its debugger, and by default sends nothing twice (Twilio docs: Webhooks, connection
 * overrides): what is not written down here, only a look at Twilio brings back.
 * @returns 204, also where it was here before or is of a kind that is not known; 400 where it cannot be
 *   understood; 403 where it is not from Twilio, or not for this account; 503 without the database
 */
export async function takeIn(
  request: Request,
  source: CallbackSource,
  account: CallbackAccount | null,
): Promise<Response> {
  const arrival = now();
  const form = await checked(request, account);
  if (typeof form === "string") {
    noteRefusal(form);
    return answer(403);
  }
  const understood = understand(source, form);
  if ("unknown" in understood) {
    log().debug({ source, event: understood.unknown.slice(0, 100) }, "callback of unknown kind");
    return answer(204);
  }
  if ("malformed" in understood) {
    log().warn({ source, parameter: understood.malformed }, "callback not understood");
    return answer(400);
  }
  try {
    await append(await callbackEvent(understood.told, form, new URL(request.url), arrival));
    return answer(204);
  } catch (error) {
    noteRefusal("not-written", { reason: reasonOf(error) });
    return answer(503);
  }
}

/** The form, where Twilio has sent it for this account; else why it is refused. */
async function checked(request: Request, account: CallbackAccount | null): Promise<Form | Refusal> {
  if (!account) return "not-set-up";
  const form = await readForm(request);
  if (typeof form === "string") return form;
  const { pathname, search } = new URL(request.url);
  const signer = signerOf(account, request.headers, account.origin + pathname + search, form);
  if (signer === null) return "signature";
  if (form["AccountSid"] !== account.accountSid) return "account";
  noteSigner(signer);
  return form;
}

const answer = (status: number) =>
  new Response(null, { status, headers: { "Cache-Control": "no-store" } });
