import { Suspense } from "react";
import { ConferenceList } from "@/components/conferences/conference-list";
import { NewConference } from "@/components/dial/new-conference";
import { UnsettledNew } from "@/components/dial/unsettled-new";

export default function ConferencesPage() {
  return (
    <Suspense>
      <ConferenceList action={<NewConference />} below={<UnsettledNew />} />
    </Suspense>
  );
}
