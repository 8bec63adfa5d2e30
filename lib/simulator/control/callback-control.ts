import type { Attempt } from "../callbacks/attempt";

/** Callbacks, as a test or a presenter sees and handles them. */
export interface CallbackControl {
  /** All callbacks in the order in which they were caused; the last 5,000 are kept. `url` is a substring. */
  list(filter?: { event?: string; url?: string; resourceSid?: string }): RecordedCallback[];
  /** Lets callbacks that match come to grief. */
  fault(rule: CallbackFaultRule): { id: string };
  /** Lifts one such fault, or all. */
  clearFaults(id?: string): void;
  /** From now on callbacks wait for `step` or `release`. */
  hold(): void;
  release(): void;
  /** Sends the next one, due or not, and tells how that went; null when none waits. */
  step(): Promise<RecordedCallback | null>;
  /** Resolves once everything that has gone out has been answered or given up. */
  settled(): Promise<void>;
}

/** One callback, with every attempt to deliver it. */
export interface RecordedCallback {
  id: number;
  /** When it was caused: milliseconds since 1970, on the simulator's clock. */
  at: number;
  /** Twilio's name for what happened: "participant-join", "completed", "human"… */
  event: string;
  /** As it was asked for, with its fragment. */
  url: string;
  method: "GET" | "POST";
  /** The conference or call it is about. */
  resourceSid: string;
  parameters: [name: string, value: string][];
  /** What `I-Twilio-Idempotency-Token` says, the same in each attempt. */
  token: string;
  /** "lost" is one that a fault has swallowed. */
  state: "waiting" | "sending" | "delivered" | "failed" | "lost";
  attempts: Attempt[];
}

export const callbackFaultKinds = [
  "lost",
  /** Sent twice, with the same token. */
  "doubled",
  /** Sent `ms` later; 2,000 unless said otherwise. */
  "delayed",
  /** Overtaken by the next one of its conference or call; after `ms` (5,000) it goes out all the same. */
  "reordered",
] as const;

export interface CallbackFaultRule {
  kind: (typeof callbackFaultKinds)[number];
  /** A substring of the address. */
  url?: string;
  event?: string;
  /** How many it hits: 1 unless said otherwise, and without end where there is a rate. */
  count?: number;
  /** How likely it is to hit one that matches: above 0, up to 1. Chance comes from the seed. */
  rate?: number;
  ms?: number;
}
