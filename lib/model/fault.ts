/** What went wrong between a press and the phones, in one small vocabulary. */
export type FaultKind =
  | "invalid" // an option that Twilio, or our own check before it, does not accept
  | "unauthorised" // Twilio does not know these credentials
  | "signed-out" // nobody is signed in at Bridgeboard, or not any more
  | "forbidden" // known, but not allowed
  | "not-found" // the conference, the participant or the call is gone
  | "conflict" // not possible in the present state of the call
  | "rate-limited" // too many requests to this account
  | "unavailable" // Twilio answered 5xx
  | "timeout" // no answer within ten seconds
  | "connection" // refused, reset, or no such host
  | "unreadable" // an answer that is not what Twilio documents
  | "not-taken" // Twilio said yes, and a read afterwards says no
  | "database" // Bridgeboard's own database does not answer; nothing was done
  | "internal"; // our own mistake

/** An error for the person who meets it. It never holds a header, a credential or a secret option. */
export interface Fault {
  kind: FaultKind;
  /** What happened, why, and what to do: whole sentences. */
  message: string;
  /** Twilio's error code, such as 20404. */
  code?: number;
  /** Twilio's page about that code. */
  moreInfo?: string;
  /** Twilio's name for the request (`RQ…`), which its support asks for. */
  requestId?: string;
  /** The option that it is about, so that the message can stand beside its field. */
  option?: string;
  /** True where doing it again can do no harm. */
  repeatable: boolean;
  /** True where Twilio may have done it all the same: the answer was lost, not the request. */
  unsure: boolean;
}

const brand: unique symbol = Symbol.for("bridgeboard.fault");

/** A fault on its way up to the one place that answers the browser. */
export class FaultError extends Error {
  override name = "FaultError";
  readonly [brand] = true;

  /** Next loads this module once for each of its bundles: a fault of one is a fault in all of them. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && brand in value;
  }

  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** The fault of a press that was refused before Twilio was asked. */
export function invalid(message: string, option?: string): Fault {
  return { kind: "invalid", message, repeatable: true, unsure: false, ...(option && { option }) };
}

/** A fault as text, for an answer to an action that Next.js hands to its page as text alone. */
export const faultText = (fault: Fault): string => JSON.stringify({ fault });

/** The fault in such a text; null where it is another text. */
export function faultIn(text: string): Fault | null {
  try {
    const { fault } = JSON.parse(text) as { fault?: Fault };
    return typeof fault?.message === "string" ? fault : null;
  } catch {
    return null;
  }
}
