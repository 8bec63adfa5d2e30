import "server-only";
import type { ParticipantContextUpdateOptions } from "twilio/lib/rest/api/v2010/account/conference/participant";
import type { Participant } from "@/lib/model/participant";

/** What a participant shows of an update (Twilio docs: Conference Participant resource, properties). */
const shown = ["muted", "hold", "coaching", "callSidToCoach", "endConferenceOnExit"] as const;

type Shown = (typeof shown)[number];

/** The options of an update that its participant shows; whoever stops coaching has nobody to coach. */
export function shownOf(asked: ParticipantContextUpdateOptions): Shown[] {
  const expected = { ...asked, ...(asked.coaching === false && { callSidToCoach: undefined }) };
  return shown.filter((name) => expected[name] !== undefined);
}

/** The first option of an update that its participant shows otherwise than it was asked. */
export function contradicted(
  participant: Participant,
  asked: ParticipantContextUpdateOptions,
): Shown | undefined {
  return shownOf(asked).find((name) => asked[name] !== participant[name]);
}
