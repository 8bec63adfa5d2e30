import { z } from "zod";
import { callStatuses } from "./participant";

/** What happens in a conference, as Twilio names it (Twilio docs: TwiML <Conference>, statusCallbackEvent). */
export const conferenceEvents = [
  "conference-start",
  "conference-end",
  "participant-join",
  "participant-leave",
  "participant-mute",
  "participant-unmute",
  "participant-hold",
  "participant-unhold",
  "participant-modify",
  "participant-speech-start",
  "participant-speech-stop",
  "announcement-end",
  "announcement-fail",
] as const;
export type ConferenceEvent = (typeof conferenceEvents)[number];

/** What a conference's callback says of the participant that it is about. */
const participantSaid = z.strictObject({
  callSid: z.string(),
  label: z.string().nullable(),
  muted: z.boolean(),
  hold: z.boolean(),
  coaching: z.boolean(),
  startConferenceOnEnter: z.boolean(),
  endConferenceOnExit: z.boolean(),
});

const ofConference = z.strictObject({
  source: z.literal("conference"),
  event: z.enum(conferenceEvents),
  /** Counts the callbacks of one conference: they may arrive in any order. */
  sequence: z.number().int(),
  /** Twilio's own time, in whole seconds: ISO 8601, in UTC. */
  timestamp: z.string(),
  friendlyName: z.string().nullable(),
  participant: participantSaid.nullable(),
  /** Of who left: how their call is, and why they did, in Twilio's words. */
  callStatus: z.enum(callStatuses).exactOptional(),
  reasonParticipantLeft: z.string().exactOptional(),
  /** Of a conference that ended. */
  reasonConferenceEnded: z.string().exactOptional(),
  callSidEndingConference: z.string().exactOptional(),
  /** Of an announcement that could not be played. */
  reasonAnnouncementFailed: z.string().exactOptional(),
});

const ofCall = z.strictObject({
  source: z.literal("call"),
  callSid: z.string(),
  status: z.enum([...callStatuses, "initiated"]),
  /** Counts the callbacks of one call. */
  sequence: z.number().int(),
  timestamp: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  direction: z.string().nullable(),
  /** Why a call over SIP failed: 404, 487… */
  sipResponseCode: z.number().int().exactOptional(),
});

const ofMachineDetection = z.strictObject({
  source: z.literal("machine-detection"),
  callSid: z.string(),
  /** human, machine_start, machine_end_beep, fax, unknown… */
  answeredBy: z.string(),
  /** How long it took to tell, in milliseconds. */
  duration: z.number().nullable(),
});

const ofRecording = z.strictObject({
  source: z.literal("recording"),
  recordingSid: z.string(),
  status: z.string(),
  callSid: z.string().nullable(),
  /** In seconds, once it is completed. */
  duration: z.number().nullable(),
});

/** One thing that Twilio told of its own accord, in the model's words (Twilio docs: voice callbacks). */
export const callbackSchema = z.discriminatedUnion("source", [
  ofConference,
  ofCall,
  ofMachineDetection,
  ofRecording,
]);

export type Callback = z.infer<typeof callbackSchema>;
export type CallbackSource = Callback["source"];
export type CallbackOf<Source extends CallbackSource> = Extract<Callback, { source: Source }>;
