"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartGantt, Megaphone, PhoneOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { lazyPart } from "@/components/ui/lazy-part";
import { PageLink } from "@/components/ui/page-link";
import { Words } from "@/components/ui/words";
import { useConferencePresses } from "@/lib/client/commands";
import { useMay } from "@/lib/client/person";
import { roomQuery } from "@/lib/client/room";
import { listAddress } from "@/lib/client/search-params";
import { useDestroyBlocked } from "@/lib/client/unknown";
import { conferenceInWords } from "@/lib/model/conference";
import { present } from "@/lib/model/room";
import { ConferenceFacts } from "./conference-facts";

const EndDialog = lazyPart(async () => (await import("./end-dialog")).EndDialog);
const AnnounceDialog = lazyPart(async () => (await import("./announce-dialog")).AnnounceDialog);

interface ConferenceHeadProps {
  conferenceSid: string;
  /** Stands with the other buttons. */
  action: ReactNode;
}

/** What a conference is, and what can be done to the whole of it. */
export function ConferenceHead({ conferenceSid, action }: ConferenceHeadProps) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [dialog, setDialog] = useState<"end" | "announce" | null>(null);
  const ending = useConferencePresses(conferenceSid).some(
    ({ options, status }) => options.status === "completed" && status === "pending",
  );
  const may = useMay();
  const blocked = useDestroyBlocked(conferenceSid);
  const close = () => setDialog(null);
  const conference = room?.conference;
  const live = conference && conference.status !== "completed";
  useTitle(conference && conferenceInWords(conference));

  return (
    <div className="grid gap-3">
      <PageLink href={listAddress()} className="w-fit text-ink-soft hover:text-ink">
        ← All conferences
      </PageLink>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1
            title={conference && conferenceInWords(conference)}
            className="wrap-anywhere line-clamp-3 font-semibold text-xl tracking-tight"
          >
            <Words>{conference ? conferenceInWords(conference) : "Conference"}</Words>
          </h1>
          {conference && <ConferenceFacts conference={conference} count={present(room).length} />}
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/conferences/${conferenceSid}/timeline`}>
            <ChartGantt aria-hidden="true" />
            Timeline
          </ButtonLink>
          {live && may("end") && (
            <Button
              look="caution"
              pending={ending}
              blocked={blocked}
              onClick={() => setDialog("end")}
            >
              <PhoneOff aria-hidden="true" />
              End conference
            </Button>
          )}
          {live && may("announce") && (
            <Button onClick={() => setDialog("announce")}>
              <Megaphone aria-hidden="true" />
              Announce
            </Button>
          )}
          {live && !may("dial") && (
            <p className="self-center text-ink-soft">
              You are a viewer: you see everything and change nothing.
            </p>
          )}
          {action}
        </div>
      </div>
      {room && dialog === "end" && <EndDialog room={room} onClose={close} />}
      {room && dialog === "announce" && <AnnounceDialog room={room} onClose={close} />}
    </div>
  );
}

/** Names the browser's tab: somebody who watches several conferences has several tabs. */
function useTitle(name: string | undefined) {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Bridgeboard`;
  }, [name]);
}
