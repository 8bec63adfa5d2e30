import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConferenceHead } from "@/components/conferences/conference-head";
import { ConferenceRefusals } from "@/components/conferences/conference-refusals";
import { DialIn } from "@/components/dial/dial-in";
import { Redial } from "@/components/dial/redial";
import { UnsettledDials } from "@/components/dial/unsettled-dials";
import { ParticipantTable } from "@/components/participants/participant-table";
import { isConferenceSid } from "@/lib/model/conference";
import { personOnPage } from "@/lib/server/people/person-on-page";

export const metadata: Metadata = { title: "Conference" };

export default async function ConferencePage({
  params,
}: PageProps<"/conferences/[conferenceSid]">) {
  const { conferenceSid } = await params;
  if (!isConferenceSid(conferenceSid)) notFound();
  await personOnPage(`/conferences/${conferenceSid}`);
  return (
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
  );
}
