import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TimelineView } from "@/components/timeline/timeline-view";
import { isConferenceSid } from "@/lib/model/conference";
import { personOnPage } from "@/lib/server/people/person-on-page";

export const metadata: Metadata = { title: "Timeline" };

export default async function TimelinePage({
  params,
}: PageProps<"/conferences/[conferenceSid]/timeline">) {
  const { conferenceSid } = await params;
  if (!isConferenceSid(conferenceSid)) notFound();
  await personOnPage(`/conferences/${conferenceSid}/timeline`);
  return <TimelineView conferenceSid={conferenceSid} />;
}
