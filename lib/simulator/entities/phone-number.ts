/** A number that the account owns (IncomingPhoneNumber) or may show (OutgoingCallerId). */
export interface PhoneNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly dateCreated: number;
}
