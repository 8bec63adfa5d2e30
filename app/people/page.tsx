import type { Metadata } from "next";
import { PeopleList } from "@/components/people/people-list";
import { Empty } from "@/components/ui/notice";
import { may } from "@/lib/model/permission";
import { listInvitations } from "@/lib/server/people/invitations";
import { listPeople } from "@/lib/server/people/people";
import { personOnPage } from "@/lib/server/people/person-on-page";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { role } = await personOnPage("/people");
  if (!may(role, "manage-people")) {
    return (
      <Empty title="People are managed by admins">
        <p>You are signed in as {role}. An admin can change that.</p>
      </Empty>
    );
  }
  const [members, invited] = await Promise.all([listPeople(), listInvitations()]);
  return <PeopleList members={members} invited={invited} />;
}
