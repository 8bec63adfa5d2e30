import type { Conference } from "../entities/conference";
import type { Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";
import type { World } from "../world";

/** The label asked for, or null (Twilio docs: errors 16024 and 16026). */
export function readLabel(form: Parameters): string | null {
  const label = form.get("Label");
  if (label === undefined) return null;
  const problem = labelProblem(label);
  if (problem) throw refused(16024, problem);
  return label;
}

/** Why this cannot be a label, or null. */
export function labelProblem(label: string): string | null {
  if (label.length > 128) return "The label has more than 128 characters";
  if (/^CA[0-9a-f]{32}$/.test(label)) return "The label looks like a Call SID";
  return /\/|%2f/i.test(label) ? "The label contains a slash" : null;
}

/** Who has this label in a conference at the moment. */
export function labelOwner({ store }: World, { sid }: Conference, label: string) {
  return store.participants(sid).find((one) => one.label === label);
}

/** A label may be used again only after its participant has left. */
export function checkLabelIsFree(world: World, conference: Conference, label: string | null) {
  if (label === null) return;
  const other = labelOwner(world, conference, label);
  if (other) throw refused(16026, `${label} is ${other.callSid}`);
}
