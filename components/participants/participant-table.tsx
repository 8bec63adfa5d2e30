"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Empty, Notice } from "@/components/ui/notice";
import { type PressState, useForgetPress, usePresses } from "@/lib/client/commands";
import { useDismissed } from "@/lib/client/dismissed";
import { shownFault } from "@/lib/client/request";
import { roomQuery } from "@/lib/client/room";
import { useAddressFilters } from "@/lib/client/search-params";
import type { Room } from "@/lib/model/room";
import { viewOf } from "@/lib/model/room-view";
import { filterNames, ParticipantFilters } from "./participant-filters";
import { ParticipantRow } from "./participant-row";
import { RowDialogs } from "./row-dialogs";
import { useRowEvents } from "./use-row-events";

/** The participants of a conference, in the order of joining. */
export function ParticipantTable({ conferenceSid }: { conferenceSid: string }) {
  const { data: room, error, refetch } = useQuery(roomQuery(conferenceSid));
  return (
    <div className="grid gap-3">
      {error && (
        <Notice onRetry={() => void refetch()}>
          {room && <strong className="font-medium">This list is not up to date. </strong>}
          <FaultText fault={shownFault(error)} />
        </Notice>
      )}
      {!room && !error && <ListSkeleton label="Loading participants" />}
      {room && <Participants room={room} />}
    </div>
  );
}

function Participants({ room }: { room: Room }) {
  const { sid, status } = room.conference;
  const [search, setSearch] = useState("");
  const { filters, set } = useAddressFilters(filterNames);
  const { dismissed, dismiss } = useDismissed(sid);
  const forget = useForgetPress();
  const { events, dialog, closeDialog } = useRowEvents(sid, {
    onDismiss: (leg) => dismiss([leg.callSid]),
    onForget: ({ id }) => forget(id),
  });
  const presses = byLeg(usePresses(sid));
  const { legs, total, coacheeOf, coachesOf } = viewOf(room, { filters, search, dismissed });
  const ended = legs.filter((leg) => leg.ended);

  return (
    <section aria-label="Participants" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <ParticipantFilters filters={filters} onChange={set} search={search} onSearch={setSearch} />
        <output className="ml-auto text-ink-soft text-xs">
          {legs.length === total ? `${total} shown` : `${legs.length} of ${total} shown`}
        </output>
        {ended.length > 1 && (
          <Button look="quiet" onClick={() => dismiss(ended.map((leg) => leg.callSid))}>
            Dismiss {ended.length} ended
          </Button>
        )}
      </div>
      {total === 0 && <Nobody over={status === "completed"} />}
      {total > 0 && legs.length === 0 && (
        <Empty title="Nobody matches">
          <Button
            onClick={() => {
              setSearch("");
              set({ muted: undefined, hold: undefined, coaching: undefined });
            }}
          >
            Clear search and filters
          </Button>
        </Empty>
      )}
      {legs.length > 0 && (
        <table className="w-full border-line border-b">
          <Head />
          <tbody className="divide-y divide-line">
            {legs.map((leg) => (
              <ParticipantRow
                key={leg.callSid}
                leg={leg}
                conference={status}
                coachee={coacheeOf(leg)}
                coaches={coachesOf(leg)}
                presses={presses.get(leg.callSid) ?? none}
                events={events}
              />
            ))}
          </tbody>
        </table>
      )}
      {dialog && <RowDialogs room={room} dialog={dialog} onClose={closeDialog} />}
    </section>
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
    <thead className="text-left text-ink-soft text-xs max-md:sr-only">
      <tr>
        <th scope="col" className={`${cell} w-[24%]`}>
          Participant
        </th>
        <th scope="col" className={`${cell} w-[18%]`}>
          Status
        </th>
        <th scope="col" className={cell}>
          State
        </th>
        <th scope="col" className={`${cell} text-right`}>
          Joined for
        </th>
        <th scope="col" className={`${cell} w-0 text-right`}>
          <span className="sr-only">Controls</span>
        </th>
      </tr>
    </thead>
  );
}

function Nobody({ over }: { over: boolean }) {
  if (over) {
    return (
      <Empty title="This conference has ended">
        <p>Twilio keeps no list of who was in a conference that is over.</p>
      </Empty>
    );
  }
  return (
    <Empty title="Nobody is in this conference">
      <p>
        Press <strong>Dial in</strong> to call somebody into it.
      </p>
    </Empty>
  );
}
