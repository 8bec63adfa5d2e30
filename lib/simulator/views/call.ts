import type { Account } from "../entities/account";
import type { Call } from "../entities/call";
import { rfc2822 } from "./date";
import { API_VERSION, accountPath } from "./paths";

const subresources = [
  ["notifications", "Notifications"],
  ["recordings", "Recordings"],
  ["payments", "Payments"],
  ["events", "Events"],
  ["siprec", "Siprec"],
  ["streams", "Streams"],
  ["transcriptions", "Transcriptions"],
  ["user_defined_message_subscriptions", "UserDefinedMessageSubscriptions"],
  ["user_defined_messages", "UserDefinedMessages"],
] as const;

/** Twilio docs: Call resource. */
export function callView(account: Account, call: Call) {
  const path = `${accountPath(account)}/Calls/${call.sid}`;
  return {
    account_sid: account.sid,
    answered_by: call.answeredBy,
    api_version: API_VERSION,
    caller_name: call.callerName,
    date_created: rfc2822(call.dateCreated),
    date_updated: rfc2822(call.dateUpdated),
    direction: call.direction,
    duration: durationOf(call),
    // Inferred: unanswered calls have an end time too, as Twilio's example of a canceled call shows.
    end_time: rfc2822(call.endTime),
    forwarded_from: call.forwardedFrom,
    from: call.from,
    from_formatted: formatted(call.from),
    group_sid: null,
    parent_call_sid: call.parentCallSid,
    phone_number_sid: call.phoneNumberSid,
    price: priceOf(call),
    price_unit: "USD",
    sid: call.sid,
    start_time: rfc2822(call.startTime),
    status: call.status,
    subresource_uris: Object.fromEntries(
      subresources.map(([key, name]) => [key, `${path}/${name}.json`]),
    ),
    to: call.to,
    to_formatted: formatted(call.to),
    trunk_sid: null,
    uri: `${path}.json`,
    queue_time: String(call.queueTime),
  };
}

/** Whole seconds of talking; null for busy, failed, unanswered and ongoing calls (Twilio docs: Call resource). */
function durationOf({ answeredTime, endTime }: Call): string | null {
  if (answeredTime === null || endTime === null) return null;
  return String(Math.round((endTime - answeredTime) / 1000));
}

/** Dollars for a minute begun. Inferred: Twilio's list price in the United States, as of 2026. */
const RATES = { inbound: 0.0085, outbound: 0.014, internet: 0.004 } as const;

/** Negative, as Twilio charges it; null for what is not over, or came to nothing. */
function priceOf(call: Call): string | null {
  const seconds = call.status === "completed" ? durationOf(call) : null;
  if (seconds === null) return null;
  const isPhone = call.to.startsWith("+") && call.from.startsWith("+");
  const rate = isPhone
    ? RATES[call.direction === "inbound" ? "inbound" : "outbound"]
    : RATES.internet;
  return `-${(rate * Math.ceil(Number(seconds) / 60)).toFixed(5)}`;
}

/** North American numbers are shown as (415) 555-0100, everything else as it is. */
function formatted(endpoint: string): string {
  return endpoint.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}
