import type { Conference } from "../entities/conference";
import type { Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";
import type { World } from "../world";

/** The label asked for, or null (Twilio docs: errors 16024 and 16026). */
export function readLabel(form: Parameters): string | null {
  const label = form.get("Label");
  if (label === undefined) return null;
  if (label.length > 128) throw refused(16024, "Label has more than 128 characters");
  if (/^CA[0-9a-f]{32}$/.test(label)) throw refused(16024, "Label looks like a Call SID");
  if (/\/|%2f/i.test(label)) throw refused(16024, "Label contains a slash");
  return label;
}

/** A label may be used again only after its participant has left. */
export function checkLabelIsFree({ store }: World, conference: Conference, label: string | null) {
  if (label === null) return;
  const other = store.participants(conference.sid).find((one) => one.label === label);
  if (other) throw refused(16026, `${label} is ${other.callSid}`);
}
