import type { Deed } from "./audit-words";
import type { Leg } from "./leg";

/** What can change about somebody who is there. */
export type Change =
  | "rings"
  | "joined"
  | "muted"
  | "unmuted"
  | "held"
  | "resumed"
  | "coaches"
  | "stopped-coaching";

/** What has changed from one moment to the next. */
export function changesBetween(before: Leg, after: Leg): Change[] {
  const changes: (Change | false)[] = [
    before.status !== "ringing" && after.status === "ringing" && "rings",
    before.status !== "connected" && after.status === "connected" && "joined",
    before.hold !== after.hold && (after.hold ? "held" : "resumed"),
    before.muted !== after.muted && (after.muted ? "muted" : "unmuted"),
    before.coaching && !after.coaching && "stopped-coaching",
    coachesAnother(before, after) && "coaches",
  ];
  return changes.filter((change) => change !== false);
}

/** It is not news that a read finds out whom somebody has been coaching. */
function coachesAnother(before: Leg, after: Leg): boolean {
  if (!after.coaching) return false;
  const { callSidToCoach: known } = before;
  const { callSidToCoach: coachee } = after;
  return !before.coaching || (known !== null && coachee !== null && known !== coachee);
}

const deeds: Record<Change, readonly Deed[]> = {
  rings: [],
  joined: [],
  muted: ["mute", "coach", "stop-coaching", "change"],
  unmuted: ["unmute", "coach", "stop-coaching", "change"],
  held: ["hold", "change"],
  resumed: ["resume", "change"],
  coaches: ["coach", "change"],
  "stopped-coaching": ["stop-coaching", "change"],
};

/** The deeds by which somebody here may have brought a change about. */
export const deedsOf = (change: Change) => deeds[change];
