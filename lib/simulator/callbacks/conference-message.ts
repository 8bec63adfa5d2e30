import type { Conference, ReasonConferenceEnded } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { Subscription } from "../entities/subscription";
import type { LifecycleEvent } from "../lifecycle/events";
import { rfc2822 } from "../views/date";
import type { World } from "../world";
import { type Message, pairsOf } from "./message";

type ConferenceEvent = Extract<LifecycleEvent, { conference: Conference }>;

/** Twilio docs: TwiML <Conference>, `statusCallbackEvent`: the word that subscribes to each event. */
const subscribedBy: Readonly<Record<ConferenceEvent["type"], string>> = {
  "conference-start": "start",
  "conference-end": "end",
  "participant-join": "join",
  "participant-leave": "leave",
  "participant-mute": "mute",
  "participant-unmute": "mute",
  "participant-hold": "hold",
  "participant-unhold": "hold",
  "participant-modify": "modify",
  "participant-speech-start": "speaker",
  "participant-speech-stop": "speaker",
  "announcement-end": "announcement",
  "announcement-fail": "announcement",
};

/** Inferred: Twilio documents that a text is sent, but not its words. */
const reasons: Readonly<Record<ReasonConferenceEnded, string>> = {
  "conference-ended-via-api": "Conference ended via API",
  "participant-with-end-conference-on-exit-left":
    "Participant with endConferenceOnExit left the conference",
  "participant-with-end-conference-on-exit-kicked":
    "Participant with endConferenceOnExit was removed from the conference",
  "last-participant-kicked": "The last participant was removed from the conference",
  "last-participant-left": "The last participant left the conference",
};

/** The status callback for this event, or null when nobody asked for it. Counts the conference's sequence on. */
export function conferenceMessage(world: World, event: ConferenceEvent): Message | null {
  const { conference, type } = event;
  const subscription: Subscription | null = conference.callbacks.status;
  if (!subscription?.events.includes(subscribedBy[type])) return null;
  return {
    url: subscription.url,
    method: subscription.method,
    subject: "conference",
    event: type,
    resourceSid: conference.sid,
    parameters: pairsOf({
      ConferenceSid: conference.sid,
      FriendlyName: conference.friendlyName,
      AccountSid: world.account.sid,
      // Inferred: it starts at 1, and only events that are sent have a number.
      SequenceNumber: conference.sequence++,
      Timestamp: rfc2822(("at" in event ? event.at : undefined) ?? world.clock.now()),
      StatusCallbackEvent: type,
      ...("participant" in event && event.participant ? aboutParticipant(event.participant) : {}),
      ...details(event),
    }),
  };
}

function aboutParticipant(participant: Participant) {
  return {
    CallSid: participant.callSid,
    Muted: participant.muted,
    Hold: participant.hold,
    Coaching: participant.coaching,
    EndConferenceOnExit: participant.endConferenceOnExit,
    StartConferenceOnEnter: participant.startConferenceOnEnter,
    // Inferred: who has no label sends none.
    ParticipantLabel: participant.label,
  };
}

function details(event: ConferenceEvent) {
  if (event.type === "participant-leave") {
    return { ParticipantCallStatus: event.call.status, ReasonParticipantLeft: event.reason };
  }
  if (event.type === "announcement-end") return { AnnounceUrl: event.announceUrl };
  if (event.type === "announcement-fail") {
    return { AnnounceUrl: event.announceUrl, ReasonAnnouncementFailed: "Internal error" };
  }
  if (event.type !== "conference-end") return {};
  const { reasonConferenceEnded: reason, callSidEndingConference } = event.conference;
  return {
    CallSidEndingConference: callSidEndingConference,
    ParticipantLabelEndingConference: event.endedBy,
    ReasonConferenceEnded: reason,
    Reason: reason && reasons[reason],
  };
}
