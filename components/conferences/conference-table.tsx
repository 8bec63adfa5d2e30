"use client";

import { type Ref, useSyncExternalStore } from "react";
import { Status } from "@/components/ui/chip";
import { Clock, Elapsed } from "@/components/ui/elapsed";
import { readNow, subscribeToNow } from "@/components/ui/now";
import { PageLink } from "@/components/ui/page-link";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import {
  type Conference,
  conferenceInWords,
  conferenceStatusWords,
  conferenceTones,
  endingInWords,
} from "@/lib/model/conference";
import { type Count, lateness } from "@/lib/model/count";
import { agoWords } from "@/lib/model/time-words";

type Known = Count | null | undefined;

interface ConferenceTableProps {
  ref: Ref<HTMLTableElement>;
  conferences: Conference[];
  /** How many are in one: null where that is not known, undefined while it is being read. */
  countOf: (sid: string) => Known;
  /** Since when nothing was heard of any of them, in ms since 1970; null while they are known. */
  unknownSince: number | null;
  /** Another page or filter is being read; these are still the rows from before. */
  busy: boolean;
}

/**
 * One page of conferences. The whole row leads to the conference. The roles are spelled out because on
 * a phone the rows are laid out as a grid.
 */
export function ConferenceTable({
  ref,
  conferences,
  countOf,
  unknownSince,
  busy,
}: ConferenceTableProps) {
  return (
    <table
      ref={ref}
      role="table"
      aria-busy={busy}
      className="w-full border-line border-y aria-busy:opacity-60"
    >
      <thead role="rowgroup" className="text-left text-ink-soft text-xs max-sm:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className="px-3 py-2 font-medium">
            Name
          </th>
          <th role="columnheader" scope="col" className="px-3 py-2 font-medium">
            Status
          </th>
          <th role="columnheader" scope="col" className="px-3 py-2 text-right font-medium">
            Participants
          </th>
          <th role="columnheader" scope="col" className="px-3 py-2 font-medium">
            Region
          </th>
          <th role="columnheader" scope="col" className="px-3 py-2 text-right font-medium">
            Age
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="divide-y divide-line border-line border-t">
        {conferences.map((conference) => (
          <ConferenceRow
            key={conference.sid}
            conference={conference}
            count={unknownSince === null ? countOf(conference.sid) : null}
            unknownSince={unknownSince}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ConferenceRowProps {
  conference: Conference;
  count: Known;
  unknownSince: number | null;
}

function ConferenceRow({ conference, count, unknownSince }: ConferenceRowProps) {
  const { sid, status, region, dateCreated } = conference;
  const over = status === "completed";
  const name = <Words>{conferenceInWords(conference)}</Words>;
  return (
    <tr
      role="row"
      data-sid={sid}
      className="group relative hover:bg-sunken max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:px-3 max-sm:py-2.5"
    >
      <th role="rowheader" scope="row" className="px-3 py-3 text-left font-medium max-sm:p-0">
        <PageLink
          href={`/conferences/${sid}`}
          title={conferenceInWords(conference)}
          className="wrap-anywhere line-clamp-2 after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-2"
        >
          {name}
        </PageLink>
      </th>
      <td role="cell" className="px-3 py-3 max-sm:order-3 max-sm:p-0">
        {over || unknownSince === null ? (
          <Status tone={conferenceTones[status]}>{conferenceStatusWords[status]}</Status>
        ) : (
          <Unknown since={unknownSince} was={conferenceStatusWords[status]} />
        )}
        {over && <Ended conference={conference} />}
      </td>
      <td role="cell" className="px-3 py-3 text-right max-sm:p-0">
        {over ? <span className="text-ink-soft">–</span> : <People count={count} />}
      </td>
      <td role="cell" className="px-3 py-3 text-ink-soft max-sm:hidden">
        <Words>{isolated(region ?? "–")}</Words>
      </td>
      <td role="cell" className="px-3 py-3 text-right text-ink-soft max-sm:order-4 max-sm:p-0">
        {over ? <Clock at={dateCreated} /> : <Elapsed since={dateCreated} />}
      </td>
    </tr>
  );
}

function Unknown({ since, was }: { since: number; was: string }) {
  return (
    <Status tone="muted">
      Unknown
      <span className="text-ink-soft max-md:hidden">
        {" "}
        since <Clock at={new Date(since).toISOString()} />, was {was}
      </span>
    </Status>
  );
}

function People({ count }: { count: Known }) {
  if (count === undefined) return <span className="text-ink-soft">…</span>;
  if (count === null) return <span className="text-ink-soft">Unknown</span>;
  return (
    <span className="max-sm:flex max-sm:flex-col-reverse max-sm:items-end">
      <Late count={count} />
      <span>
        {count.participants}
        <span className="text-ink-soft sm:sr-only">
          {count.participants === 1 ? " participant" : " participants"}
        </span>
      </span>
    </span>
  );
}

/** How old a count is, where that is older than it should be. */
function Late({ count }: { count: Count }) {
  const words = useSyncExternalStore(
    subscribeToNow,
    () => {
      const late = lateness(count, readNow());
      return late === null ? null : `counted ${agoWords(late)}`;
    },
    () => null,
  );
  return words && <span className="text-ink-soft text-xs sm:mr-1">{words} </span>;
}

function Ended({ conference }: { conference: Conference }) {
  const reason = endingInWords(conference.reasonConferenceEnded);
  return (
    reason && (
      <span className="text-ink-soft max-md:hidden">
        , <Words>{reason}</Words>
      </span>
    )
  );
}
