import type { Leg } from "./leg";
import { callable, legName, legNumber } from "./leg-words";
import type { Room } from "./room";
import { searchFor } from "./search";

/** Which legs to show; each filter is "true", "false" or not set, as Twilio's list filters are. */
export interface LegFilters {
  muted?: string;
  hold?: string;
  coaching?: string;
}

/** The rows of a room, and what each needs to know of the others. */
export interface RoomView {
  legs: Leg[];
  /** How many there would be without filters and search. */
  total: number;
  coacheeOf: (leg: Leg) => Leg | undefined;
  coachesOf: (leg: Leg) => Leg[];
}

/** What somebody has set on their own board. */
interface ViewSetting {
  filters: LegFilters;
  search: string;
  /** The ends (see `endOf`) that they have seen and cleared. */
  dismissed: ReadonlySet<string>;
  /** The time by which legs fade, in ms since 1970. */
  at: number;
}

/** How long somebody who left without any trouble stays on the board, in milliseconds. */
const LEFT_STAYS = 60_000;

const nobody: Leg[] = [];

/** The legs that filters and search leave, in the order of joining. */
export function viewOf(room: Room, { filters, search, dismissed, at }: ViewSetting): RoomView {
  const here = new Map<string, Leg>();
  const coaches = new Map<string, Leg[]>();
  for (const leg of room.legs) {
    if (leg.ended) continue;
    here.set(leg.callSid, leg);
    if (!leg.coaching || !leg.callSidToCoach) continue;
    coaches.set(leg.callSidToCoach, [...(coaches.get(leg.callSidToCoach) ?? nobody), leg]);
  }
  // What has ended does not change any more, and says who was there.
  const over = room.conference.status === "completed";
  const isFound = searchFor(search);
  const shown = room.legs.filter((leg) => !dismissed.has(endOf(leg)) && (over || !faded(leg, at)));
  return {
    legs: shown.filter(
      (leg) =>
        passes(leg, filters) &&
        isFound(legName(leg), legNumber(leg), callable(leg.from), leg.callSid),
    ),
    total: shown.length,
    coacheeOf: (leg) => (leg.coaching ? here.get(leg.callSidToCoach ?? "") : undefined),
    coachesOf: (leg) => coaches.get(leg.callSid) ?? nobody,
  };
}

/** Names the end of a leg, and no leg that is there: the same call may come back and end again. */
export function endOf({ callSid, ended }: Leg): string {
  return ended ? `${callSid} ${ended.at}` : "";
}

/** A leg that just left need not be dismissed by hand; one that went wrong stays until it is. */
function faded({ ended }: Leg, at: number): boolean {
  const quiet =
    ended?.how === "left" ||
    ended?.how === "cut-off" ||
    ended?.how === "removed" ||
    ended?.how === "canceled";
  return quiet && at - Date.parse(ended.at) > LEFT_STAYS;
}

function passes(leg: Leg, { muted, hold, coaching }: LegFilters): boolean {
  return fits(muted, leg.muted) && fits(hold, leg.hold) && fits(coaching, leg.coaching);
}

const fits = (wanted: string | undefined, value: boolean) =>
  wanted === undefined || wanted === String(value);
