import type { CommandOperation, Target } from "./command";
import type { Participant } from "./participant";

/** One press, before it has become a command. */
export interface Press {
  operation: CommandOperation;
  target: Target;
  options: Record<string, unknown>;
}

/** What a press is about, for one participant or conference: a later press about it replaces it. */
export function topicsOf({ operation, options }: Press): string[] {
  if (operation === "removeParticipant") return ["remove"];
  return operation === "createParticipant" ? [] : Object.keys(options);
}

/** Whether a press makes an earlier one pointless to speak of: same target, and a common topic. */
export function replaces(later: Press, earlier: Press): boolean {
  const same =
    later.target.conferenceSid === earlier.target.conferenceSid &&
    later.target.callSid === earlier.target.callSid;
  const topics = topicsOf(later);
  return same && topicsOf(earlier).some((topic) => topics.includes(topic));
}

/**
 * What the buttons of a row write. Muted, coaching and callSidToCoach decide together who is heard
 * by whom, so a press that touches coaching always writes the others too.
 */
export const toggleMuted = ({ muted }: Participant) => ({ muted: !muted });

export const toggleHold = ({ hold }: Participant) => ({ hold: !hold });

/** Whispers to one participant: nobody else hears the coach. */
export const coach = (callSidToCoach: string) => ({ muted: false, coaching: true, callSidToCoach });

/** Stops coaching and goes on listening: nobody is ever put on air by ending a whisper. */
export const stopCoaching = () => ({ muted: true, coaching: false });
