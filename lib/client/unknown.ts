import { useUnknownSince } from "./live/use-live";

/** Why what destroys is off while nothing is heard of a conference; null while it is known. */
export function useDestroyBlocked(conferenceSid: string): string | null {
  return useUnknownSince(conferenceSid) === null ? null : whyBlocked;
}

/** What stands on the board may be wrong, and what is destroyed cannot be had back. */
export const whyBlocked =
  "Off until this conference is heard of again: who is in it is not known for sure.";
