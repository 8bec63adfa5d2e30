"use client";

import { Moment } from "@/components/ui/moment";
import { ReadyButton } from "@/components/ui/ready-button";
import { usePerson } from "@/lib/client/person";
import type { Member, MemberDeed } from "@/lib/model/member";

interface PeopleTableProps {
  members: Member[];
  onDeed: (deed: MemberDeed, member: Member) => void;
}

const head = "px-3 py-2 font-medium";

/** Everybody, by name. The roles are spelled out because on a phone the rows are laid out as a grid. */
export function PeopleTable({ members, onDeed }: PeopleTableProps) {
  return (
    <table role="table" className="w-full border-line border-y">
      <thead role="rowgroup" className="text-left text-ink-soft text-xs max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={head}>
            Name
          </th>
          <th role="columnheader" scope="col" className={head}>
            Role
          </th>
          <th role="columnheader" scope="col" className={head}>
            Last seen
          </th>
          <th role="columnheader" scope="col" className={head}>
            Joined
          </th>
          <th role="columnheader" scope="col" className={head}>
            <span className="sr-only">Changes</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="divide-y divide-line border-line border-t">
        {members.map((member) => (
          <PersonRow key={member.id} member={member} onDeed={(deed) => onDeed(deed, member)} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ member, onDeed }: { member: Member; onDeed: (deed: MemberDeed) => void }) {
  const { id, name, email, role, seen, joined } = member;
  const mine = usePerson()?.id === id;
  return (
    <tr
      role="row"
      className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:py-3"
    >
      <th role="rowheader" scope="row" className="px-3 py-2.5 text-left font-normal max-md:p-0">
        <div className="wrap-anywhere font-medium">
          {name}
          {mine && <span className="font-normal text-ink-soft"> (you)</span>}
        </div>
        <div className="break-all text-ink-soft text-xs">{email}</div>
      </th>
      <td role="cell" className="px-3 py-2.5 capitalize max-md:p-0 max-md:text-right">
        {role}
      </td>
      <td role="cell" className="px-3 py-2.5 text-ink-soft max-md:p-0">
        <span className="md:sr-only">Seen </span>
        {seen ? <Moment at={seen} /> : "never"}
      </td>
      <td role="cell" className="px-3 py-2.5 text-ink-soft max-md:p-0 max-md:text-right">
        <span className="md:sr-only">Joined </span>
        <Moment at={joined} />
      </td>
      <td role="cell" className="px-3 py-2.5 max-md:col-span-2 max-md:px-0 max-md:pt-1 max-md:pb-0">
        <div className="flex flex-wrap gap-1.5 md:justify-end">
          <ReadyButton aria-label={`Change role of ${name}`} onClick={() => onDeed("role")}>
            Change role
          </ReadyButton>
          <ReadyButton aria-label={`New password for ${name}`} onClick={() => onDeed("password")}>
            New password
          </ReadyButton>
          <ReadyButton
            look="caution"
            aria-label={`Remove ${name}`}
            onClick={() => onDeed("remove")}
          >
            Remove
          </ReadyButton>
        </div>
      </td>
    </tr>
  );
}
