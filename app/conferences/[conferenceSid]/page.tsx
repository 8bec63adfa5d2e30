import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { preload } from "react-dom";
import { ConferenceHead } from "@/components/conferences/conference-head";
import { ConferenceRefusals } from "@/components/conferences/conference-refusals";
import { DialIn } from "@/components/dial/dial-in";
import { Redial } from "@/components/dial/redial";
import { UnsettledDials } from "@/components/dial/unsettled-dials";
import { ParticipantTable } from "@/components/participants/participant-table";
import { Live } from "@/components/shell/live";
import { roomQuery } from "@/lib/client/room";
import { isConferenceSid } from "@/lib/model/conference";
import { personOnPage } from "@/lib/server/people/person-on-page";
import { readRoomWithin } from "@/lib/server/room-on-page";

export const metadata: Metadata = { title: "Conference" };

/** How long the page waits for Twilio before it comes without the room, in milliseconds. */
const PATIENCE = 600;

/** How many legs the page brings with it. Each weighs 8 kB there, drawn and as data. */
const IN_PAGE = 20;

/**
 * The page comes with the room as of one event, and the live stream goes on after that one. The legs of
 * a large room come on their own, while the browser loads the scripts.
 */
export default async function ConferencePage({
  params,
}: PageProps<"/conferences/[conferenceSid]">) {
  const { conferenceSid } = await params;
  if (!isConferenceSid(conferenceSid)) notFound();
  await personOnPage(`/conferences/${conferenceSid}`);
  const page = new QueryClient();
  const room = await readRoomWithin(PATIENCE, conferenceSid);
  if (room && room.legs.length <= IN_PAGE) {
    page.setQueryData(roomQuery(conferenceSid).queryKey, room);
  } else if (room) {
    preload(`/api/conferences/${conferenceSid}`, { as: "fetch", crossOrigin: "anonymous" });
  }
  return (
    <HydrationBoundary state={dehydrate(page)}>
      <Live topics={[conferenceSid]} />
      <div className="grid gap-5">
        <ConferenceHead
          conferenceSid={conferenceSid}
          action={<DialIn conferenceSid={conferenceSid} />}
        />
        {/* No Suspense in between: hydrated later than the head, it would find the room already read. */}
        <ParticipantTable
          conferenceSid={conferenceSid}
          below={
            <>
              <ConferenceRefusals conferenceSid={conferenceSid} />
              <UnsettledDials conferenceSid={conferenceSid} />
              <Redial conferenceSid={conferenceSid} />
            </>
          }
        />
      </div>
    </HydrationBoundary>
  );
}
