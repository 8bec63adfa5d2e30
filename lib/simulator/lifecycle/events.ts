import type { AnsweredBy, Call } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { Source } from "../entities/program";

/** Twilio docs: TwiML <Conference>, `statusCallback`, parameter `ReasonParticipantLeft`. */
export type ReasonParticipantLeft =
  | "conference_ended_via_api"
  | "moderator_ended_conference"
  | "participant_updated_via_api"
  | "participant_hung_up"
  | "participant_add_failed";

/** What a callback says about a recording. Times are milliseconds since 1970. */
export interface RecordingFacts {
  readonly sid: string;
  /** Set for a recording of a conference. */
  readonly conferenceSid: string | null;
  /** Set for a recording of one leg. */
  readonly callSid: string | null;
  readonly startTime: number;
  /** Seconds; null while it is still growing. */
  readonly duration: number | null;
  readonly channels: number;
  readonly track: "inbound" | "outbound" | "both";
  /** "Conference", "OutboundAPI", "DialVerb"… as Twilio spells its sources. */
  readonly source: string;
}

/** What happens to one who is in a conference, and stays in it. */
export type ParticipantEventType =
  | "participant-join"
  | "participant-mute"
  | "participant-unmute"
  | "participant-hold"
  | "participant-unhold"
  | "participant-modify"
  | "participant-speech-start"
  | "participant-speech-stop";

/**
 * What happens, under Twilio's own name for it where there is one. Rows are the living ones: who
 * wants to keep what they said must read them at once.
 */
export type LifecycleEvent =
  | { readonly type: "conference-start"; readonly conference: Conference }
  | {
      readonly type: "conference-end";
      readonly conference: Conference;
      /** The label of the one whose leaving ended it. */
      readonly endedBy: string | null;
    }
  | {
      readonly type: ParticipantEventType;
      readonly conference: Conference;
      readonly participant: Participant;
      /** Milliseconds since 1970, if not now. */
      readonly at?: number | undefined;
    }
  | {
      readonly type: "participant-leave";
      readonly conference: Conference;
      readonly participant: Participant;
      readonly call: Call;
      readonly reason: ReasonParticipantLeft;
    }
  | {
      readonly type: "announcement-end" | "announcement-fail";
      readonly conference: Conference;
      /** Null when everybody heard it. */
      readonly participant: Participant | null;
      readonly announceUrl: string;
    }
  | {
      readonly type: "call-initiated" | "call-ringing" | "call-answered" | "call-completed";
      readonly call: Call;
    }
  /** The call is to begin, from the top, with what its `voice` says. */
  | { readonly type: "voice-requested"; readonly call: Call }
  /** Somebody waits, is held or is announced to, and is to hear what is at this address. */
  | {
      readonly type: "music-requested";
      readonly inConference: Conference;
      /** Null when everybody hears it. */
      readonly call: Call | null;
      readonly source: Source;
    }
  | {
      readonly type: "machine-detected";
      readonly call: Call;
      readonly answeredBy: AnsweredBy;
      /** How long it took, in milliseconds. */
      readonly durationMs: number;
    }
  | {
      readonly type: "recording";
      readonly status:
        | "started"
        | "in-progress"
        | "paused"
        | "resumed"
        | "stopped"
        | "completed"
        | "failed"
        | "absent";
      readonly recording: RecordingFacts;
    };

export type Listener = (event: LifecycleEvent) => void;

/** The one seam between what happens and what hangs on it: callbacks, logs, scenarios. */
export interface Events {
  announce(event: LifecycleEvent): void;
  /** Hears everything from now on; the answer stops it. */
  listen(listener: Listener): () => void;
}

export function createEvents(): Events {
  const listeners = new Set<Listener>();
  return {
    announce(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
