import "server-only";
import type { Callback } from "@/lib/model/callback";

/** A callback that was understood, and what it is about. */
export interface Told {
  callback: Callback;
  conferenceSid: string | null;
  callSid: string | null;
  conferenceName: string | null;
  participantName: string | null;
  /** What is the same in a repeat and in no other callback; null where Twilio does not number them. */
  number: string | null;
}
