import type { Leg } from "./leg";

/** What is known of a leg's dial where it was not dialled from here: whom to call, and from where. */
export function dialOfLeg({ from, to, direction, label }: Leg): Record<string, unknown> {
  // Who called in is called back, from the number that they called.
  const [whom, caller] = direction === "inbound" ? [from, to] : [to, from];
  return { ...(whom && { to: whom }), ...(caller && { from: caller }), ...(label && { label }) };
}
