"use client";

import type { PressState } from "@/lib/client/commands";
import type { ConferenceStatus } from "@/lib/model/conference";
import type { LastDeed } from "@/lib/model/deed";
import type { RoomView } from "@/lib/model/room-view";
import { ParticipantRow, type RowEvents } from "./participant-row";

interface LegTableProps {
  view: RoomView;
  conference: ConferenceStatus;
  presses: PressState[];
  /** What was done last, by Call SID. */
  deeds: ReadonlyMap<string, LastDeed>;
  events: RowEvents;
}

/** The rows. The roles are spelled out because on a phone the rows are laid out as a grid. */
export function LegTable({ view, conference, presses, deeds, events }: LegTableProps) {
  const pressesOf = byLeg(presses);
  return (
    <table role="table" className="w-full border-line border-b md:table-fixed">
      <Head />
      <tbody role="rowgroup" className="divide-y divide-line">
        {view.legs.map((leg) => (
          <ParticipantRow
            key={leg.callSid}
            leg={leg}
            conference={conference}
            coachee={view.coacheeOf(leg)}
            coaches={view.coachesOf(leg)}
            presses={pressesOf.get(leg.callSid) ?? none}
            last={deeds.get(leg.callSid)}
            events={events}
          />
        ))}
      </tbody>
    </table>
  );
}

const none: PressState[] = [];

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
        <th role="columnheader" scope="col" className={`${cell} w-[20%]`}>
          Participant
        </th>
        <th role="columnheader" scope="col" className={`${cell} w-[14%]`}>
          Status
        </th>
        <th role="columnheader" scope="col" className={cell}>
          State
        </th>
        <th role="columnheader" scope="col" className={`${cell} w-24 whitespace-nowrap text-right`}>
          Joined for
        </th>
        <th role="columnheader" scope="col" className={`${cell} w-56 text-right xl:w-[26rem]`}>
          <span className="sr-only">Controls</span>
        </th>
      </tr>
    </thead>
  );
}
