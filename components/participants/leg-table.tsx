"use client";

import type { PressState } from "@/lib/client/commands";
import { contradictionOf, type SetHere } from "@/lib/model/contradiction";
import type { LastDeed } from "@/lib/model/deed";
import { whyLeft } from "@/lib/model/ending-words";
import type { Leg } from "@/lib/model/leg";
import { legInWords } from "@/lib/model/leg-words";
import type { Room } from "@/lib/model/room";
import type { RoomView } from "@/lib/model/room-view";
import { ParticipantRow, type RowEvents } from "./participant-row";

interface LegTableProps {
  room: Room;
  view: RoomView;
  /** Since when nothing was heard of the conference, in ms since 1970; null where it is known. */
  unknownSince: number | null;
  presses: PressState[];
  /** What was set from this page. */
  set: readonly SetHere[];
  /** What was done last, by Call SID. */
  deeds: ReadonlyMap<string, LastDeed>;
  events: RowEvents;
}

/** The rows: each is given no more than it shows, so that one is drawn again only when that has changed. The roles are spelled out because on a phone the rows are laid out as a grid. */
export function LegTable(props: LegTableProps) {
  const { room, view, unknownSince, presses, set, deeds, events } = props;
  const pressesOf = byLeg(presses);
  return (
    <table role="table" className="w-full border-line border-b md:table-fixed">
      <Head />
      <tbody role="rowgroup" className="divide-y divide-line">
        {view.legs.map((leg) => (
          <ParticipantRow
            key={leg.callSid}
            leg={leg}
            conference={room.conference.status}
            whispersTo={nameOf(view.coacheeOf(leg))}
            coachedBy={view.coachesOf(leg).map(legInWords).join(", ")}
            why={leg.ended && whyLeftOf(leg, room)}
            unknownSince={unknownSince}
            presses={pressesOf.get(leg.callSid) ?? none}
            contradicted={
              unknownSince === null ? contradictionOf(leg, room, set, deeds.get(leg.callSid)) : null
            }
            last={deeds.get(leg.callSid)}
            events={events}
          />
        ))}
      </tbody>
    </table>
  );
}

const none: PressState[] = [];

const nameOf = (leg: Leg | undefined) => (leg ? legInWords(leg) : null);

function whyLeftOf({ callSid }: Leg, { facts }: Room): string | null {
  const ofLeg = facts.legs[callSid];
  return ofLeg ? whyLeft(ofLeg) : null;
}

function byLeg(presses: PressState[]): Map<string, PressState[]> {
  const map = new Map<string, PressState[]>();
  for (const press of presses) {
    const { callSid } = press.target;
    if (callSid) map.set(callSid, [...(map.get(callSid) ?? none), press]);
  }
  return map;
}

function Head() {
  const cell = "sticky top-0 z-10 border-line border-b bg-ground px-3 py-2 font-medium";
  return (
    <thead role="rowgroup" className="text-left text-ink-soft text-xs max-md:sr-only">
      <tr role="row">
        <th role="columnheader" scope="col" className={`${cell} w-[20%] pl-5`}>
          Participant
        </th>
        <th role="columnheader" scope="col" className={`${cell} w-[14%]`}>
          Status
        </th>
        <th role="columnheader" scope="col" className={cell}>
          State
        </th>
        <th role="columnheader" scope="col" className={`${cell} w-28 whitespace-nowrap text-right`}>
          Joined for
        </th>
        <th role="columnheader" scope="col" className={`${cell} w-56 text-right xl:w-[26rem]`}>
          <span className="sr-only">Controls</span>
        </th>
      </tr>
    </thead>
  );
}
