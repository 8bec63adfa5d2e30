/** A number for an account to have. */
export interface PhoneNumberSpec {
  /** E.164. */
  readonly phoneNumber: string;
  /** The number itself, unless said otherwise. */
  readonly friendlyName?: string;
  /** It may be shown to who is called, and is not the account's own (OutgoingCallerId). */
  readonly isVerifiedOnly?: boolean;
}

/** A number that the account owns (IncomingPhoneNumber) or may show (OutgoingCallerId). */
export interface PhoneNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly dateCreated: number;
}
