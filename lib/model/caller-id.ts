/** A number that the account may call from: its own, or one verified with Twilio. */
export interface CallerId {
  phoneNumber: string;
  friendlyName: string | null;
  kind: "own" | "verified";
}
