import { isBlank, unseenProblem } from "./plain-text";

/** Twilio docs: TwiML Conference, names. */
const LONGEST = 128;

/** What is wrong with a name for a new conference, in a sentence; undefined if nothing is. */
export function conferenceNameProblem(name: string): string | undefined {
  if (isBlank(name)) return "Give the conference a name.";
  if (name.length > LONGEST) {
    return `A conference's name has at most ${LONGEST} characters; this one has ${name.length}.`;
  }
  // It stands in an address, where these two lead elsewhere.
  if (/^\.\.?$/.test(name)) return "A conference cannot be named “.” or “..”. Choose another name.";
  return unseenProblem(name, "name");
}
