"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { ReadyButton } from "@/components/ui/ready-button";
import type { Invited, Member, MemberDeed } from "@/lib/model/member";
import { InvitationTable } from "./invitation-table";
import { PeopleTable } from "./people-table";

const InviteDialog = lazyPart(async () => (await import("./invite-dialog")).InviteDialog);
const MemberDialog = lazyPart(async () => (await import("./member-dialogs")).MemberDialog);

interface PeopleListProps {
  members: Member[];
  invited: Invited[];
}

/** Who can sign in, who is invited, and what an admin can do about it. */
export function PeopleList({ members, invited }: PeopleListProps) {
  const [inviting, setInviting] = useState(false);
  const [about, setAbout] = useState<{ deed: MemberDeed; member: Member } | null>(null);
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="mr-auto font-semibold text-xl tracking-tight">People</h1>
          <ReadyButton look="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden="true" />
            Invite somebody
          </ReadyButton>
        </div>
        <PeopleTable members={members} onDeed={(deed, member) => setAbout({ deed, member })} />
      </div>
      {invited.length > 0 && <InvitationTable invited={invited} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {about && <MemberDialog {...about} onClose={() => setAbout(null)} />}
    </div>
  );
}
