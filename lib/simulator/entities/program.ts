/** Where to ask for TwiML. */
export interface Source {
  readonly url: string;
  readonly method: "GET" | "POST";
}

/** Where the TwiML of a call comes from (Twilio docs: Call resource, `Url`, `Twiml`, `FallbackUrl`). */
export interface Voice {
  /** Used where there is no `url`. */
  readonly twiml: string | null;
  readonly url: string | null;
  readonly method: "GET" | "POST";
  readonly fallbackUrl: string | null;
  readonly fallbackMethod: "GET" | "POST";
  /** Keys to press once the call is answered; `w` and `W` wait half a second and a second. */
  readonly sendDigits: string;
  /** Whether the TwiML begins before it is known who, or what, has answered. */
  readonly asyncAmd: boolean;
}

/** One element of TwiML. Plain data, so that a call can be saved in the middle of it. */
export interface TwimlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text in it, without its elements', trimmed. */
  readonly text: string;
  readonly children: readonly TwimlElement[];
}

/** A call in the middle of its TwiML. */
export interface Program {
  readonly verbs: readonly TwimlElement[];
  /** The index in `verbs` of the verb that comes next. */
  next: number;
  /** Where the document came from, for relative addresses in it; null when it was sent along. */
  readonly url: string | null;
  /** How many documents have led to this one without a pause. */
  hops: number;
  /** The <Dial> it is in at the moment. */
  dial: {
    readonly verb: TwimlElement;
    /** Milliseconds since 1970. */
    readonly since: number;
    /** The call that it placed; null in a conference. */
    childCallSid: string | null;
  } | null;
}
