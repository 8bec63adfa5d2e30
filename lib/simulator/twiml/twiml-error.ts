/** Titles from Twilio's error dictionary. */
const titles: Record<number, string> = {
  11100: "Invalid URL format",
  11750: "TwiML response body too large",
  12100: "Document parse failure",
  12200: "Schema validation warning",
  12300: "Invalid Content-Type",
  13000: "Conference Noun cannot be mixed with Number nouns",
  13210: "Dial: Invalid method value",
  13212: "Dial: Invalid timeout value",
  13214: "Dial: Invalid callerId value",
  13216: "Invalid timeLimit value",
  13223: "Dial: Invalid phone number format",
  13230: "Dial->Conference: Invalid muted value",
  13231: "Dial->Conference: Invalid endConferenceOnExit value",
  13232: "Dial->Conference: Invalid startConferenceOnEnter value",
  13233: "Dial->Conference: Invalid waitUrl",
  13234: "Dial->Conference: Invalid waitMethod",
  13235: "Dial->Conference: Invalid beep value",
  13236: "Dial->Conference: Invalid Conference Sid",
  13237: "Dial->Conference: Invalid Conference Name",
  13238: "Dial->Conference: Invalid Verb used in waitUrl, holdUrl, or announceUrl TwiML",
  13239: "Dial->Conference: Invalid Trim Value",
  13240: "Dial->Conference: Invalid Whisper SID",
  13256: "Invalid recordingStatusCallback URL",
  15004: "Action Callback URL must be absolute when updating in-progress calls",
  16002: "Failed to validate conference attributes",
  16020: "Conference is full",
  16023: "Conference: Participant label invalid (max 128 chars, not CallSid, no '/')",
  16025: "Dial->Conference: Participant label is in use by another participant",
  16027: "Participant to be whispered is on hold",
};

/** TwiML that cannot be had or cannot be followed. It becomes an alert: nobody is there to be answered. */
export class TwimlError extends Error {
  override readonly name = "TwimlError";

  constructor(
    readonly code: number,
    /** What was wrong, in our words. */
    readonly detail: string,
    readonly level: "error" | "warning" = "error",
  ) {
    super(`${titles[code] ?? code}: ${detail}`);
  }

  /** Twilio's title for the code; undefined for one that is not only TwiML's. */
  get title(): string | undefined {
    return titles[this.code];
  }
}
