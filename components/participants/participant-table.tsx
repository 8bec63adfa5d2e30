"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Empty, Notice } from "@/components/ui/notice";
import { useConferencePresses, useForgetPress } from "@/lib/client/commands";
import { byCall, lastDeedsQuery } from "@/lib/client/deeds";
import { useDismissed } from "@/lib/client/dismissed";
import { useUnknownSince } from "@/lib/client/live/use-live";
import { askToRedial } from "@/lib/client/redial";
import { shownFault } from "@/lib/client/request";
import { roomQuery } from "@/lib/client/room";
import { useAddressFilters } from "@/lib/client/search-params";
import { useSetHere } from "@/lib/client/set-here";
import type { LastDeed as Last } from "@/lib/model/deed";
import type { Room } from "@/lib/model/room";
import { viewOf } from "@/lib/model/room-view";
import { HearingLine } from "./hearing-line";
import { LastDeed } from "./last-deed";
import { LegTable } from "./leg-table";
import { LiveLine } from "./live-line";
import { Meanwhile } from "./meanwhile";
import { Nobody } from "./nobody";
import { filterNames, ParticipantFilters } from "./participant-filters";
import { RowDialogs } from "./row-dialogs";
import { Stale } from "./stale";
import { useHeldStill } from "./use-held-still";
import { useMeanwhile } from "./use-meanwhile";
import { usePointed } from "./use-pointed";
import { useRowEvents } from "./use-row-events";

interface ParticipantTableProps {
  conferenceSid: string;
  /** Stands below the rows, and in sight however many they are. */
  below: ReactNode;
}

/** The participants of a conference, in the order of joining. Nothing comes or goes above the rows. */
export function ParticipantTable({ conferenceSid, below }: ParticipantTableProps) {
  const { data: room, error, refetch } = useQuery(roomQuery(conferenceSid));
  const unknownSince = useUnknownSince(conferenceSid);
  return (
    <div className="grid grid-cols-1 gap-3">
      {!room && error && (
        <Notice onRetry={() => void refetch()}>
          <FaultText fault={shownFault(error)} />
        </Notice>
      )}
      {!room && !error && <ListSkeleton label="Loading participants" />}
      {room && <Participants key={conferenceSid} room={room} unknownSince={unknownSince} />}
      {/* Above the line that says who hears whom. */}
      <div className="sticky bottom-14 z-10 grid gap-2 max-md:bottom-18">
        {room && (error || unknownSince !== null) && (
          <Stale
            readAt={room.readAt}
            fault={error && shownFault(error)}
            unknownSince={unknownSince}
            onRetry={() => void refetch()}
          />
        )}
        {room && <Missed key={conferenceSid} room={room} known={unknownSince === null} />}
        {below}
      </div>
    </div>
  );
}

/** What changed while nothing was heard of the conference, and aloud whatever changes at all. */
function Missed({ room, known }: { room: Room; known: boolean }) {
  const { words, dismiss } = useMeanwhile(room, known);
  return (
    <>
      <LiveLine room={room} known={known} />
      {words && <Meanwhile words={words} onDismiss={dismiss} />}
    </>
  );
}

const noDeeds: Last[] = [];

function Participants({ room, unknownSince }: { room: Room; unknownSince: number | null }) {
  const { sid, status } = room.conference;
  const [search, setSearch] = useState("");
  const { filters, set } = useAddressFilters(filterNames);
  const { dismissed, dismiss } = useDismissed(sid);
  const forget = useForgetPress();
  const presses = useConferencePresses(sid);
  const { data: deeds = noDeeds } = useQuery(lastDeedsQuery(sid, { live: status !== "completed" }));
  const lastOf = byCall(deeds);
  const { set: setHere, leave } = useSetHere(sid);
  const { events, dialog, closeDialog } = useRowEvents(sid, {
    onLeave: leave,
    onRedial: askToRedial,
    onDismiss: (leg) => dismiss([leg]),
    onForget: ({ id }) => forget(id),
  });
  const { at, hand } = useHeldStill(room.readAt);
  const { pointed, pointer } = usePointed();
  const view = viewOf(room, { filters, search, dismissed, at });
  const { legs, total } = view;
  const ended = legs.filter((leg) => leg.ended);

  return (
    <section aria-label="Participants" className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <ParticipantFilters filters={filters} onChange={set} search={search} onSearch={setSearch} />
        <div className="ml-auto">
          <LastDeed last={lastOf.get("")} />
        </div>
        <span className="text-ink-soft text-xs">
          {legs.length === total ? `${total} shown` : `${legs.length} of ${total} shown`}
        </span>
        {ended.length > 1 && (
          <Button look="quiet" onClick={() => dismiss(ended)}>
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
        <div {...hand} {...pointer}>
          <LegTable
            room={room}
            view={view}
            unknownSince={unknownSince}
            presses={presses}
            set={setHere}
            deeds={lastOf}
            events={events}
          />
        </div>
      )}
      {legs.length > 0 && status !== "completed" && <HearingLine room={room} pointed={pointed} />}
      {dialog && <RowDialogs room={room} dialog={dialog} onClose={closeDialog} />}
    </section>
  );
}
