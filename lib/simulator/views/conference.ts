import type { Account } from "../entities/account";
import type { Conference } from "../entities/conference";
import { rfc2822 } from "./date";
import { API_VERSION, accountPath } from "./paths";

/** Twilio docs: Conference resource. */
export function conferenceView(account: Account, conference: Conference) {
  const path = `${accountPath(account)}/Conferences/${conference.sid}`;
  return {
    account_sid: account.sid,
    api_version: API_VERSION,
    date_created: rfc2822(conference.dateCreated),
    date_updated: rfc2822(conference.dateUpdated),
    friendly_name: conference.friendlyName,
    region: conference.region ?? "unknown",
    sid: conference.sid,
    status: conference.status,
    subresource_uris: {
      participants: `${path}/Participants.json`,
      recordings: `${path}/Recordings.json`,
    },
    uri: `${path}.json`,
    reason_conference_ended: conference.reasonConferenceEnded,
    call_sid_ending_conference: conference.callSidEndingConference,
  };
}
