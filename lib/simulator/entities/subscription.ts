/** Where to call back, how, and about what. Plain data, so that it can be saved. */
export interface Subscription {
  /** As given, with its fragment: that is where connection overrides stand. */
  readonly url: string;
  readonly method: "GET" | "POST";
  /** The words Twilio subscribes by: "join", "answered", "completed"… */
  readonly events: readonly string[];
}

/** What the first participant decides for a whole conference (Twilio docs: TwiML <Conference>, `statusCallback`). */
export interface ConferenceCallbacks {
  readonly status: Subscription | null;
  readonly recording: Subscription | null;
}

/** How a leg is listened to once somebody, or something, has answered it. */
export interface MachineDetection {
  readonly mode: "Enable" | "DetectMessageEnd";
  /** Milliseconds until Twilio gives up and calls the answer "unknown". */
  readonly timeoutMs: number;
  readonly callback: Subscription | null;
}

export const noCallbacks: ConferenceCallbacks = { status: null, recording: null };

/** Twilio docs: TwiML <Conference>, `statusCallbackEvent`. */
export const conferenceEvents = [
  "start",
  "end",
  "join",
  "leave",
  "mute",
  "hold",
  "modify",
  "speaker",
  "announcement",
] as const;

/** Twilio docs: Call resource, `StatusCallbackEvent`. */
export const callEvents = ["initiated", "ringing", "answered", "completed"] as const;
