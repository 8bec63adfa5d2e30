import type { Control } from "../control";
import type { Incoming } from "../http/incoming";

/** A control request, taken apart. */
export interface Order {
  readonly incoming: Incoming;
  /** The JSON that was sent, if any. */
  readonly json: unknown;
  /** What follows the name in the path. */
  readonly rest: string;
}

/** By method and name in the path: what is answered as JSON, or nothing at all. */
export type ControlRoutes = Readonly<Record<string, (control: Control, order: Order) => unknown>>;
