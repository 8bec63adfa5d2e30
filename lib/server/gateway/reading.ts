import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "../process-wide";

/**
 * What something is read for, the most urgent first: to settle what is unknown or in doubt; for a
 * conference that somebody has open; for a list; to count who is in a conference in sight on the home page;
 * for the calls behind participants.
 */
export const purposes = ["settle", "room", "list", "count", "look-up"] as const;
export type Purpose = (typeof purposes)[number];

interface Reading {
  purpose: Purpose;
  /** Called whenever one of its requests goes out. */
  sent: () => void;
}

/** Next loads this module several times, and a gateway serves all of them. */
const readings = processWide("reading", () => new AsyncLocalStorage<Reading>());

/**
 * Reads at Twilio for a purpose.
 * @param moment asked when the first request goes out: it may have waited long for its turn
 * @returns what was found, and that moment; when the read began, where somebody else's request was joined
 */
export async function readFor<T, Moment>(
  purpose: Purpose,
  read: () => Promise<T>,
  moment: () => Moment,
): Promise<{ found: T; asked: Moment }> {
  const began = moment();
  const moments: Moment[] = [];
  const sent = () => {
    if (moments.length === 0) moments.push(moment());
  };
  const found = await readings().run({ purpose, sent }, read);
  return { found, asked: moments[0] ?? began };
}

/** What is being read, and for what, by whoever asks now; nothing where nobody has said so. */
export const currentReading = (): Reading | undefined => readings().getStore();
