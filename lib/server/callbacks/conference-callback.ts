import "server-only";
import { z } from "zod";
import { conferenceEvents } from "@/lib/model/callback";
import { callStatuses } from "@/lib/model/participant";
import { flag, given, moment, sidOf, text, whole } from "./fields";
import type { Form } from "./form";
import type { Told } from "./told";

const ofConference = z.object({
  ConferenceSid: sidOf("CF"),
  FriendlyName: text,
  StatusCallbackEvent: z.enum(conferenceEvents),
  SequenceNumber: whole,
  Timestamp: moment,
  // That somebody has left counts, even where it is put in a word that is not known here.
  ParticipantCallStatus: z.enum(callStatuses).nullable().catch(null),
  ReasonParticipantLeft: text,
  ReasonConferenceEnded: text,
  CallSidEndingConference: text,
  ReasonAnnouncementFailed: text,
});

const ofParticipant = z.object({
  CallSid: sidOf("CA"),
  ParticipantLabel: text,
  Muted: flag,
  Hold: flag,
  Coaching: flag,
  StartConferenceOnEnter: flag,
  EndConferenceOnExit: flag,
});

/**
 * What a conference's callback says (Twilio docs: TwiML <Conference>, statusCallback).
 * @throws ZodError for what cannot be understood
 */
export function conferenceCallback(form: Form): Told {
  const said = ofConference.parse(form);
  const participant = isOfParticipant(form, said) ? ofParticipant.parse(form) : null;
  const { ConferenceSid: conferenceSid, StatusCallbackEvent: event } = said;
  return {
    conferenceSid,
    callSid: participant?.CallSid ?? null,
    conferenceName: said.FriendlyName,
    participantName: participant?.ParticipantLabel ?? null,
    number: `${conferenceSid}:${said.SequenceNumber}:${event}`,
    callback: {
      source: "conference",
      event,
      sequence: said.SequenceNumber,
      timestamp: said.Timestamp,
      friendlyName: said.FriendlyName,
      participant: participant && {
        callSid: participant.CallSid,
        label: participant.ParticipantLabel,
        muted: participant.Muted,
        hold: participant.Hold,
        coaching: participant.Coaching,
        startConferenceOnEnter: participant.StartConferenceOnEnter,
        endConferenceOnExit: participant.EndConferenceOnExit,
      },
      ...given({
        callStatus: said.ParticipantCallStatus,
        reasonParticipantLeft: said.ReasonParticipantLeft,
        reasonConferenceEnded: said.ReasonConferenceEnded,
        callSidEndingConference: said.CallSidEndingConference,
        reasonAnnouncementFailed: said.ReasonAnnouncementFailed,
      }),
    },
  };
}

/**
 * Inferred: an announcement tells the switches only of who is there while it ends; without them it is
 * taken as about nobody. What happens to a participant always has them.
 */
const isOfParticipant = (
  form: Form,
  { StatusCallbackEvent: event }: z.infer<typeof ofConference>,
) => Boolean(form["CallSid"]) && (event.startsWith("participant-") || form["Muted"] !== undefined);
