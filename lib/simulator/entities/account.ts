/** Who may ask, and in whose name. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  readonly apiKey: { readonly sid: string; readonly secret: string } | null;
  /** Twilio's home region of the account, for example "us1". */
  readonly region: string;
}
