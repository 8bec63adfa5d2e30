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
  /** Called whenever one of its requests is sent, which may be long after it was queued. */
  sent: () => void;
  /** Asked when it is its turn: what nobody waits for any more is not sent. */
  wanted?: (() => boolean) | undefined;
}

/** Next loads this module several times, and a gateway serves all of them. */
const readings = processWide("reading", () => new AsyncLocalStorage<Reading>());

/** Reads at Twilio for a purpose. */
export const readAs = <T>(reading: Reading, read: () => Promise<T>): Promise<T> =>
  readings().run(reading, read);

/**
 * Reads at Twilio for a purpose, and says as of when.
 * @param moment called when the first request is sent
 * @returns what was found, and that moment; if the read joined a request that was already sent, when it began
 */
export async function readFor<T, Moment>(
  purpose: Purpose,
  read: () => Promise<T>,
  moment: () => Moment,
  wanted?: () => boolean,
): Promise<{ found: T; asked: Moment }> {
  const began = moment();
  const moments: Moment[] = [];
  const sent = () => {
    if (moments.length === 0) moments.push(moment());
  };
  const found = await readAs({ purpose, sent, wanted }, read);
  return { found, asked: moments[0] ?? began };
}

/** The read that the current request belongs to, if it belongs to one. */
export const currentReading = (): Reading | undefined => readings().getStore();
