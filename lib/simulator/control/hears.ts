import type { Participant } from "../entities/participant";
import type { World } from "../world";

/**
 * Who is heard by whom: for each listener's Call SID, the Call SIDs of those whose voices reach them
 * (Twilio docs: Participant resource, `Muted`, `Hold` and `Coaching`). Throws an Error with a sentence
 * when there is no such conference.
 */
export function hears({ store }: World, conferenceSid: string): Record<string, string[]> {
  const conference = store.conferences.get(conferenceSid);
  if (!conference) throw new Error(`No conference has the SID ${conferenceSid}.`);
  const people = store
    .participants(conferenceSid)
    .all()
    .filter(({ status, quirk }) => status === "connected" && quirk !== "ghost")
    .toReversed();
  const hasStarted = conference.status === "in-progress";
  return Object.fromEntries(
    people.map((listener) => {
      const voices = people.filter((voice) => hasStarted && reaches(voice, listener));
      return [listener.callSid, voices.map(({ callSid }) => callSid)];
    }),
  );
}

function reaches(voice: Participant, listener: Participant): boolean {
  if (voice === listener || voice.muted || voice.hold || listener.hold) return false;
  return !voice.coaching || voice.callSidToCoach === listener.callSid;
}
