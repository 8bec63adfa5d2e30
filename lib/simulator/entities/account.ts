import type { PhoneNumberSpec } from "./phone-number";

/** An API key and its secret; it opens the whole account (Twilio docs: API Keys). */
export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
}

/** TwiML that several numbers and calls share (Twilio docs: Application resource); here it can only be given, not created. */
export interface Application {
  /** AP and 32 hexadecimal digits. */
  readonly sid: string;
  readonly voiceUrl: string;
  readonly voiceMethod?: "GET" | "POST";
  readonly voiceFallbackUrl?: string;
  readonly voiceFallbackMethod?: "GET" | "POST";
  readonly statusCallback?: string;
  readonly statusCallbackMethod?: "GET" | "POST";
}

/** How much of Twilio an account may have at a time. */
export interface Limits {
  /** Requests under way; more are refused with 20429. Inferred: Twilio does not publish the number. */
  readonly concurrentRequests: number;
  /**
   * Calls begun per second over the API; more have to wait in line. Twilio begins with 1; null, the
   * default here, is as many as one likes.
   */
  readonly callsPerSecond: number | null;
}

/**
 * What a list of conferences shows where no Status is asked for: since 30 September 2026 only what is in
 * progress, before then all (Twilio changelog, 2026-06-10 and 2026-07-08).
 */
export type ConferencesWithoutStatus = "in-progress" | "all";

/** Who may ask, and in whose name. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  readonly apiKeys: readonly ApiKey[];
  /** Twilio's home region of the account, for example "us1". */
  readonly region: string;
  readonly applications: readonly Application[];
  /** Those that it has beside the ones that every account here begins with. */
  readonly numbers: readonly PhoneNumberSpec[];
  readonly limits: Limits;
  readonly conferencesWithoutStatus: ConferencesWithoutStatus;
}

/** What one says of an account; what is left out is made up from the seed. */
export interface AccountSpec {
  readonly accountSid?: string;
  readonly authToken?: string;
  readonly apiKeys?: readonly ApiKey[];
  readonly region?: string;
  readonly applications?: readonly Application[];
  readonly numbers?: readonly PhoneNumberSpec[];
  readonly concurrentRequests?: number;
  readonly callsPerSecond?: number | null;
  readonly conferencesWithoutStatus?: ConferencesWithoutStatus;
}
