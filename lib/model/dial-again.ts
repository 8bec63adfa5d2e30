import { visible } from "@/lib/catalogue/plain-text";
import { isUncallable } from "@/lib/catalogue/stand-in";
import type { Leg } from "./leg";
import { callable } from "./leg-words";

/** What is known of a leg's dial where it was not dialled from here: whom to call, and from where. */
export function dialOfLeg({ from, to, direction, label: named }: Leg): Record<string, unknown> {
  // Who called in is called back, from the number that they called.
  const [whom, caller] = (direction === "inbound" ? [from, to] : [to, from]).map(callable);
  const label = visible(named);
  return { ...(whom && { to: whom }), ...(caller && { from: caller }), ...(label && { label }) };
}

/** The options of a dial, to be dialled once more, without numbers at which nobody can be called. */
export function callableOptions(
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => isKept(name, value)));
}

const numbers: ReadonlySet<string> = new Set(["to", "from", "callerId"]);

const isKept = (name: string, value: unknown): boolean =>
  !numbers.has(name) || typeof value !== "string" || !isUncallable(value);
