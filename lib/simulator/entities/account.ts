/** An API key and its secret; it opens the whole account (Twilio docs: API Keys). */
export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
}

/** Who may ask, and in whose name. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  readonly apiKeys: readonly ApiKey[];
  /** Twilio's home region of the account, for example "us1". */
  readonly region: string;
}

/** What one says of an account; what is left out is made up from the seed. */
export interface AccountSpec {
  readonly accountSid?: string;
  readonly authToken?: string;
  readonly apiKeys?: readonly ApiKey[];
  readonly region?: string;
}
