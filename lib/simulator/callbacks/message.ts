import type { Subscription } from "../entities/subscription";
import type { Pair } from "../http/parameters";

/** What is called back about: it decides how a failure is reported. */
export type Subject = "conference" | "call" | "machine detection" | "recording";

/** One callback, ready to be sent. Plain data, so that it can be saved. */
export interface Message {
  readonly url: string;
  readonly method: Subscription["method"];
  readonly subject: Subject;
  /** Twilio's name for what happened: "participant-join", "completed", "human"… */
  readonly event: string;
  /** The conference or call: its callbacks go out one after another. */
  readonly resourceSid: string;
  readonly parameters: readonly Pair[];
}

/** Those that have a value, in order. */
export function pairsOf(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Pair[] {
  return Object.entries(values).flatMap(([name, value]): Pair[] =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
}
