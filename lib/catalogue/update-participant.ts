import type { ParticipantContextUpdateOptions } from "twilio/lib/rest/api/v2010/account/conference/participant";
import type { Rows } from "./option";
import { methodFor } from "./rows";

const WRITTEN_TOGETHER =
  "Muted is sent with it, so that nobody is put on air, or silenced, by what they were before.";

// Twilio's changelog of October 2019 says that some combinations are refused, not which.
const ONE_AT_A_TIME =
  "Twilio refuses some combinations of hold, coaching and announcement in one update. If it refuses this one, send them one after the other.";

/**
 * Every option for changing somebody who is in a conference. Twilio docs: Conference Participant
 * resource, update.
 */
export const updateParticipant = {
  muted: {
    group: "audio",
    label: "Muted",
    kind: "boolean",
    help: "A muted participant hears everybody and is heard by nobody.",
  },
  hold: {
    group: "hold",
    label: "Hold",
    kind: "boolean",
    help: "A participant on hold hears only the hold music and is heard by nobody, until brought back.",
    relations: [
      {
        kind: "caution",
        when: { oneOf: [true] },
        option: "coaching",
        oneOf: [true],
        because: ONE_AT_A_TIME,
      },
      { kind: "caution", when: { oneOf: [true] }, option: "announceUrl", because: ONE_AT_A_TIME },
    ],
  },
  holdUrl: {
    group: "hold",
    label: "Hold URL",
    kind: "url",
    default: "Twilio's hold music",
    help: "What the participant on hold hears: an MP3, a WAV or TwiML with Play, Say, Pause and Redirect. A plain audio file plays once; TwiML can loop it.",
    relations: [
      {
        kind: "ignored-unless",
        anyOf: [{ option: "hold", oneOf: [true] }],
        because: "Only somebody who is put on hold hears this: set hold to true as well.",
      },
    ],
  },
  holdMethod: {
    group: "hold",
    label: "Hold method",
    help: "The HTTP method for holdUrl.",
    ...methodFor("holdUrl", "GET"),
  },
  announceUrl: {
    group: "announcement",
    label: "Announce URL",
    kind: "url",
    help: "Played once to this participant; the others do not hear it. An MP3, a WAV or TwiML with Play, Say, Pause and Redirect, well under 30 minutes long.",
    relations: [
      { kind: "caution", option: "coaching", oneOf: [true], because: ONE_AT_A_TIME },
      {
        // Inferred from Twilio's error 16001: what has not started has nobody to announce to.
        kind: "after-start",
        because: "The conference has not started, so Twilio plays nothing. Wait until it has.",
      },
    ],
  },
  announceMethod: {
    group: "announcement",
    label: "Announce method",
    help: "The HTTP method for announceUrl.",
    ...methodFor("announceUrl"),
  },
  waitUrl: {
    group: "joining",
    label: "Wait URL",
    kind: "url",
    emptyMeans: "silence",
    help: "What the participant hears until the conference starts: an MP3, a WAV or TwiML with Play, Say, Pause and Redirect.",
    relations: [
      {
        kind: "before-start",
        because: "The conference has already started, so nobody waits and hears it.",
      },
    ],
  },
  waitMethod: {
    group: "joining",
    label: "Wait method",
    help: "The HTTP method for waitUrl. Use GET for an audio file, so that Twilio can cache it.",
    ...methodFor("waitUrl"),
  },
  beepOnExit: {
    group: "joining",
    label: "Beep on leaving",
    kind: "boolean",
    help: "Whether everybody hears a tone when this participant leaves.",
  },
  endConferenceOnExit: {
    group: "joining",
    label: "End the conference on leaving",
    kind: "boolean",
    help: "When this participant leaves, the conference ends and everybody else is out too.",
    relations: [
      {
        // Reported in flex-dialpad-addon-plugin issue 60, not documented.
        kind: "off-hold",
        because:
          "Twilio ignores this while the participant is on hold. Turn hold off first, or in the same change.",
      },
      {
        // Reported in twilio-go issue 259, not documented.
        kind: "not-alone",
        because:
          "Twilio is reported to forget this when it is the only change. Make another change with it, and look whether it held.",
      },
    ],
  },
  coaching: {
    group: "coaching",
    label: "Coaching",
    kind: "boolean",
    default: "true with callSidToCoach, else false",
    help: "A coach hears the whole conference, but only the coached participant hears the coach. Turned off, everybody hears them unless they are muted.",
    relations: [
      {
        kind: "needs",
        when: { oneOf: [true] },
        option: "callSidToCoach",
        because: "Say who is coached: Twilio refuses coaching without callSidToCoach.",
      },
      { kind: "sends-too", option: "muted", because: WRITTEN_TOGETHER },
      {
        kind: "caution",
        when: { oneOf: [true] },
        option: "muted",
        oneOf: [true],
        because: "A muted coach only listens: nobody hears them, not even the coached participant.",
      },
      {
        kind: "off-hold",
        when: { oneOf: [true] },
        because: "Nobody hears a coach who is on hold. Turn hold off as well.",
      },
    ],
  },
  callSidToCoach: {
    group: "coaching",
    label: "Call SID to coach",
    kind: "sid",
    prefix: "CA",
    help: "The one participant who hears the coach. They must be in the conference, and not on hold.",
    relations: [
      {
        // Inferred: Twilio documents no answer to a Call SID beside an explicit coaching=false.
        kind: "ignored-unless",
        anyOf: [{ option: "coaching", noneOf: [false] }],
        because: "Coaching is off, so nobody is coached: turn coaching on as well.",
      },
    ],
  },
} satisfies Rows<ParticipantContextUpdateOptions>;
