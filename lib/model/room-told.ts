import type { Callback, CallbackOf } from "./callback";
import { earliest, further, latest, type Moment } from "./register";
import type { Draft } from "./room-draft";
import {
  type CallFacts,
  furtherConference,
  furtherStatus,
  joinedCall,
  type ParticipantTold,
  statusByCall,
} from "./room-facts";

/** Takes in one thing that Twilio told. */
export function takeInTold(draft: Draft, callback: Callback, when: Moment): void {
  told[callback.source](draft, callback as never, when);
}

const told: {
  [Source in Callback["source"]]: (
    draft: Draft,
    callback: CallbackOf<Source>,
    when: Moment,
  ) => void;
} = {
  conference(draft, callback, when) {
    const { event, sequence, timestamp, participant } = callback;
    conferenceTold(draft, callback);
    if (!participant) return;
    if (event === "participant-speech-start" || event === "participant-speech-stop") {
      const talking = event === "participant-speech-start";
      draft.leg(participant.callSid, when, 0, (leg) => ({
        ...leg,
        speech: further(leg.speech, { sequence, talking, at: when.at }),
      }));
    }
    const said: ParticipantTold = {
      ...when,
      sequence,
      timestamp,
      event,
      said: participant,
      callStatus: callback.callStatus ?? null,
      reason: callback.reasonParticipantLeft ?? null,
    };
    draft.leg(participant.callSid, when, 0, (leg) => {
      const joined = event === "participant-join";
      // Whoever leaves may never have answered.
      const reached = event === "participant-leave" ? leg.status : "connected";
      return {
        ...leg,
        told: further(leg.told, said),
        joinToldAt: joined ? earliest(leg.joinToldAt, timestamp) : leg.joinToldAt,
        status: furtherStatus(leg.status, reached),
      };
    });
  },

  call(draft, { callSid, status, from, to, direction, timestamp }, when) {
    const endedAt = statusByCall(status) ? null : timestamp;
    callSaid(draft, callSid, { status, from, to, direction, endedAt, said: when }, when);
  },

  "machine-detection"(draft, { callSid, answeredBy }, when) {
    draft.leg(callSid, when, 0, (leg) => ({
      ...leg,
      answeredBy: latest(leg.answeredBy, { value: answeredBy, ...when }),
    }));
  },

  // A recording changes nobody's place in the room.
  recording: () => undefined,
};

/** What was said of a call, by a callback or a read. */
export function callSaid(draft: Draft, callSid: string, call: CallFacts, when: Moment): void {
  const reached = statusByCall(call.status);
  const connected = reached === "connected";
  draft.leg(callSid, when, 0, (leg) => ({
    ...leg,
    call: joinedCall(leg.call, call),
    // A call that goes on may do so outside of the conference, before or after.
    status: reached && !connected ? furtherStatus(leg.status, reached) : leg.status,
    wasOnItsWay: leg.wasOnItsWay || (reached !== null && !connected),
  }));
}

function conferenceTold(draft: Draft, callback: CallbackOf<"conference">): void {
  const { event, sequence, timestamp, friendlyName } = callback;
  const ended = event === "conference-end";
  const started = event === "conference-start";
  draft.aboutConference((known) => ({
    ...known,
    status:
      started || ended
        ? furtherConference(known.status, ended ? "completed" : "in-progress")
        : known.status,
    friendlyName:
      friendlyName === null ? known.friendlyName : earliest(known.friendlyName, friendlyName),
    firstToldAt: earliest(known.firstToldAt, timestamp),
    end: ended
      ? further(known.end, {
          sequence,
          timestamp,
          reason: callback.reasonConferenceEnded ?? null,
          callSidEnding: callback.callSidEndingConference ?? null,
        })
      : known.end,
  }));
}
