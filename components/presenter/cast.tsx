"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/chip";
import { Words } from "@/components/ui/words";
import { roomQuery } from "@/lib/client/room";
import type { Direct } from "@/lib/client/stage";
import type { Leg } from "@/lib/model/leg";
import { legInWords, legName, legNumber, statusWords } from "@/lib/model/leg-words";
import { present } from "@/lib/model/room";
import { searchFor } from "@/lib/model/search";
import type { StageDeed } from "@/lib/model/stage";

/** More would be no help on a phone: one searches. */
const SHOWN = 12;

const whileRinging: [StageDeed, string][] = [
  ["answer", "Answer"],
  ["busy", "Busy"],
  ["no-answer", "No answer"],
  ["let-ring", "Let it ring"],
];
const whileConnected: [StageDeed, string][] = [
  ["talk", "Talk"],
  ["fall-silent", "Fall silent"],
  ["hang-up", "Hang up"],
];

interface CastProps {
  conferenceSid: string;
  search: string;
  direct: Direct;
}

/** What each of the people in a conference can be made to do. */
export function Cast({ conferenceSid, search, direct }: CastProps) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  if (!room) return null;
  const isFound = searchFor(search);
  const found = present(room).filter((leg) => isFound(legName(leg), legNumber(leg)));
  const { status } = room.conference;
  return (
    <>
      <ul className="divide-y divide-line border-line border-y">
        {found.slice(0, SHOWN).map((leg) => (
          <li key={leg.callSid} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
            <div className="min-w-0 flex-1 basis-48">
              <div className="font-medium">
                <Words>{legInWords(leg)}</Words>
              </div>
              <Status tone={statusWords(leg, status).tone}>{statusWords(leg, status).words}</Status>
            </div>
            <div className="flex flex-wrap gap-2">
              {deedsOf(leg).map(([deed, words]) => (
                <Button
                  key={deed}
                  aria-label={`${legName(leg)}: ${words}`}
                  onClick={() => direct({ order: "far-party", callSid: leg.callSid, deed })}
                >
                  {words}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="text-ink-soft text-xs">
          {SHOWN} of {found.length} shown: search for a name or a number.
        </p>
      )}
      {found.length === 0 && (
        <p className="text-ink-soft">Nobody here has such a name or number.</p>
      )}
    </>
  );
}

function deedsOf({ status }: Leg): [StageDeed, string][] {
  if (status === "connected") return whileConnected;
  return status === "ringing" ? whileRinging : [];
}
