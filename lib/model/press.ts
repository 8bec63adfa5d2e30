import type { Participant } from "./participant";

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
