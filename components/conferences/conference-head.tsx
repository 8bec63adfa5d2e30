"use client";

import { useQuery } from "@tanstack/react-query";
import { Megaphone, PhoneOff } from "lucide-react";
import Link from "next/link";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/chip";
import { Clock, Elapsed } from "@/components/ui/elapsed";
import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { type PressState, useForgetPress, usePresses } from "@/lib/client/commands";
import { roomQuery } from "@/lib/client/room";
import {
  type Conference,
  conferenceName,
  conferenceStatusWords,
  endingInWords,
} from "@/lib/model/conference";
import { present } from "@/lib/model/room";

const EndDialog = lazy(async () => ({ default: (await import("./end-dialog")).EndDialog }));
const AnnounceDialog = lazy(async () => ({
  default: (await import("./announce-dialog")).AnnounceDialog,
}));

const tones = { init: "ringing", "in-progress": "in-call", completed: "muted" } as const;

interface ConferenceHeadProps {
  conferenceSid: string;
  /** Stands with the other buttons. */
  action: ReactNode;
}

/** What a conference is, and what can be done to the whole of it. */
export function ConferenceHead({ conferenceSid, action }: ConferenceHeadProps) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [dialog, setDialog] = useState<"end" | "announce" | null>(null);
  const refused = lastRefusal(usePresses(conferenceSid));
  const forget = useForgetPress();
  const close = () => setDialog(null);
  const conference = room?.conference;
  const live = conference && conference.status !== "completed";
  useTitle(conference && conferenceName(conference));

  return (
    <div className="grid gap-3">
      <Link href="/" className="w-fit text-ink-soft hover:text-ink">
        ← All conferences
      </Link>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="break-words font-semibold text-xl tracking-tight">
            {conference ? conferenceName(conference) : "Conference"}
          </h1>
          {conference && <Facts conference={conference} count={present(room).length} />}
        </div>
        {live && (
          <div className="flex flex-wrap gap-2">
            <Button look="caution" onClick={() => setDialog("end")}>
              <PhoneOff aria-hidden="true" />
              End conference
            </Button>
            <Button onClick={() => setDialog("announce")}>
              <Megaphone aria-hidden="true" />
              Announce
            </Button>
            {action}
          </div>
        )}
      </div>
      {refused?.fault && !dialog && (
        <Notice onDismiss={() => forget(refused.id)}>
          <FaultText fault={refused.fault} />
        </Notice>
      )}
      {room && live && (
        <Suspense>
          {dialog === "end" && <EndDialog room={room} onClose={close} />}
          {dialog === "announce" && <AnnounceDialog room={room} onClose={close} />}
        </Suspense>
      )}
    </div>
  );
}

function Facts({ conference, count }: { conference: Conference; count: number }) {
  const { status, region, dateCreated, dateUpdated, reasonConferenceEnded } = conference;
  const over = status === "completed";
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <Status tone={tones[status]}>{conferenceStatusWords[status]}</Status>
      {over ? (
        <span>
          <Clock at={dateCreated} /> – <Clock at={dateUpdated} />
          {reasonConferenceEnded && `, ${endingInWords(reasonConferenceEnded)}`}
        </span>
      ) : (
        <>
          <Elapsed since={dateCreated} />
          <span>
            {count} {count === 1 ? "participant" : "participants"}
          </span>
        </>
      )}
      {region && <span>Region {region}</span>}
      <code className="select-all break-all font-mono text-xs">{conference.sid}</code>
    </p>
  );
}

/** Names the browser's tab: somebody who watches several conferences has several tabs. */
function useTitle(name: string | undefined) {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Bridgeboard`;
  }, [name]);
}

/** Why the last press on the conference itself was refused, if it was. */
function lastRefusal(presses: PressState[]): PressState | undefined {
  const last = presses.findLast(({ operation }) => operation === "updateConference");
  return last?.status === "failed" ? last : undefined;
}
