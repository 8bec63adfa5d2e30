import { conferenceName } from "./conference";
import type { RoomEvent } from "./room-event";
import type { Timeline } from "./timeline";
import { askedOf, commandMarks } from "./timeline-commands";
import { laneOf } from "./timeline-lane";
import { partsOf } from "./timeline-parts";
import { phasesOf } from "./timeline-phases";
import { inOrder } from "./timeline-steps";

/**
 * Tells a conference's events as they happened, in whatever order and however often they came. Each lane
 * comes about by folding what is known of its leg step by step, as the board does.
 * @param now by the board's clock, in ms since 1970
 */
export function timelineOf(
  events: readonly RoomEvent[],
  conferenceSid: string,
  now: number,
): Timeline {
  const steps = inOrder(events);
  const parts = partsOf(steps);
  const { conference, views, phases, marks } = phasesOf(parts.conference, conferenceSid);
  const asked = askedOf(steps);
  const told = [...parts.legs].flatMap(
    ([callSid, ofLeg]) => laneOf(callSid, ofLeg, views, asked) ?? [],
  );
  const lanes = told
    .toSorted((one, other) =>
      one.created < other.created ? -1 : Number(one.created > other.created),
    )
    .map(({ lane }) => lane);
  const all = [...marks, ...told.flatMap((one) => one.marks), ...commandMarks(asked, lanes, marks)];
  const live = conference.status !== "completed";
  const begins = [...phases, ...lanes].map(({ from }) => from);
  const ends = lanes.map(({ to }) => to ?? now);
  const times = [...begins, ...ends, ...all.map(({ at }) => at)];
  return {
    conferenceSid,
    name: conferenceName(conference),
    from: times.reduce((earliest, at) => Math.min(earliest, at), now),
    to: times.reduce((latest, at) => Math.max(latest, at), live ? now : 0),
    live,
    phases,
    lanes,
    marks: all.toSorted((one, other) => one.at - other.at),
  };
}
