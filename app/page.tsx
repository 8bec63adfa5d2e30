import { Suspense } from "react";
import { ConferenceList } from "@/components/conferences/conference-list";
import { NewConference } from "@/components/dial/new-conference";

export default function ConferencesPage() {
  return (
    <Suspense>
      <ConferenceList action={<NewConference />} />
    </Suspense>
  );
}
