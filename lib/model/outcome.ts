import type { Fault } from "./fault";

/** What comes of an action that answers at once: what it was asked for, or why not. */
export type Outcome<Value = void> = { ok: true; value: Value } | { ok: false; fault: Fault };
