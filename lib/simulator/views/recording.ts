import type { Account } from "../entities/account";
import { durationOf, type Recording } from "../entities/recording";
import { rfc2822 } from "./date";
import { API_VERSION, accountPath } from "./paths";

/** Dollars for a minute begun. Inferred from Twilio's example. */
const PRICE = 0.0025;

/** Twilio docs: Conference Recording resource. The price comes with the recording itself. */
export function recordingView(account: Account, recording: Recording) {
  const { sid, conferenceSid, status } = recording;
  const seconds = durationOf(recording);
  const price = status === "completed" ? PRICE * Math.ceil((seconds ?? 0) / 60) : null;
  return {
    account_sid: account.sid,
    api_version: API_VERSION,
    call_sid: recording.callSid,
    conference_sid: conferenceSid,
    channels: recording.channels,
    date_created: rfc2822(recording.dateCreated),
    date_updated: rfc2822(recording.dateUpdated),
    start_time: rfc2822(recording.startTime),
    price: price === null ? null : `-${price.toFixed(4)}`,
    price_unit: price === null ? null : "USD",
    duration: seconds === null ? null : String(seconds),
    sid,
    source: recording.source,
    status,
    // The only reason that can be here: it was too short (Twilio docs: error 16101).
    error_code: status === "absent" ? 16101 : null,
    encryption_details: null,
    uri: `${accountPath(account)}/Conferences/${conferenceSid}/Recordings/${sid}.json`,
  };
}
