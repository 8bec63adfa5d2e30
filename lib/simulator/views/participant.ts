import type { Account } from "../entities/account";
import type { Participant } from "../entities/participant";
import { rfc2822 } from "./date";
import { accountPath } from "./paths";

/**
 * Twilio docs: Conference Participant resource.
 * @param queueTime milliseconds; only the answer to a create has it
 */
export function participantView(
  account: Account,
  participant: Participant,
  queueTime: string | null = null,
) {
  const { callSid, conferenceSid } = participant;
  return {
    account_sid: account.sid,
    call_sid: callSid,
    label: participant.label,
    conference_sid: conferenceSid,
    date_created: rfc2822(participant.dateCreated),
    date_updated: rfc2822(participant.dateUpdated),
    end_conference_on_exit: participant.endConferenceOnExit,
    muted: participant.muted,
    hold: participant.hold,
    status: participant.status,
    start_conference_on_enter: participant.startConferenceOnEnter,
    coaching: participant.coaching,
    call_sid_to_coach: participant.callSidToCoach,
    queue_time: queueTime,
    uri: `${accountPath(account)}/Conferences/${conferenceSid}/Participants/${callSid}.json`,
  };
}
