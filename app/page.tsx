import { Suspense } from "react";
import { ConferenceList } from "@/components/conferences/conference-list";
import { NewConference } from "@/components/dial/new-conference";
import { UnsettledNew } from "@/components/dial/unsettled-new";
import { Live } from "@/components/shell/live";
import { LIST } from "@/lib/model/live";
import { personOnPage } from "@/lib/server/people/person-on-page";

export default async function ConferencesPage({ searchParams }: PageProps<"/">) {
  await personOnPage("/", await searchParams);
  return (
    <Suspense>
      <Live topics={[LIST]} />
      <ConferenceList action={<NewConference />} below={<UnsettledNew />} />
    </Suspense>
  );
}
