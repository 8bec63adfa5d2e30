"use client";

import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { ReadyButton } from "@/components/ui/ready-button";
import { withdrawInvitation } from "@/lib/actions/people";
import { useChange } from "@/lib/client/people";
import type { Invited } from "@/lib/model/member";
import { LinkUntil } from "./link-until";

const head = "px-3 py-2 font-medium";

/** Links that nobody has used yet. Their secret is kept nowhere: who has lost one gets a new one. */
export function InvitationTable({ invited }: { invited: Invited[] }) {
  return (
    <section aria-labelledby="open-links" className="grid grid-cols-1 gap-3">
      <div>
        <h2 id="open-links" className="font-semibold text-base">
          Open links
        </h2>
        <p className="text-ink-soft">
          Nobody has used these yet. To see one again, make it anew: that closes the old one.
        </p>
      </div>
      <table role="table" className="w-full border-line border-y">
        <thead role="rowgroup" className="text-left text-ink-soft text-xs max-md:sr-only">
          <tr role="row">
            <th role="columnheader" scope="col" className={head}>
              For
            </th>
            <th role="columnheader" scope="col" className={head}>
              To
            </th>
            <th role="columnheader" scope="col" className={head}>
              Made by
            </th>
            <th role="columnheader" scope="col" className={head}>
              Works
            </th>
            <th role="columnheader" scope="col" className={head}>
              <span className="sr-only">Changes</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line border-line border-t">
          {invited.map((one) => (
            <InvitationRow key={one.id} invited={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Each row withdraws by itself: what is under way in one holds up no other. */
function InvitationRow({ invited: { id, email, role, by, known, until } }: { invited: Invited }) {
  const { make, pending, fault } = useChange("Withdraw the link", withdrawInvitation);
  return (
    <tr
      role="row"
      className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-4 max-md:gap-y-1 max-md:py-3"
    >
      <th
        role="rowheader"
        scope="row"
        className="break-all px-3 py-2.5 text-left font-medium max-md:p-0"
      >
        {email}
      </th>
      <td role="cell" className="px-3 py-2.5 max-md:p-0 max-md:text-right">
        {known ? "set a new password" : `join as ${role}`}
      </td>
      <td role="cell" className="wrap-anywhere px-3 py-2.5 text-ink-soft max-md:hidden">
        {by ?? "somebody who has left, or the command line"}
      </td>
      <td role="cell" className="px-3 py-2.5 text-ink-soft max-md:p-0">
        <LinkUntil at={until} />
      </td>
      <td role="cell" className="px-3 py-2.5 text-right max-md:p-0">
        <ReadyButton
          look="caution"
          pending={pending}
          aria-label={`Withdraw the link for ${email}`}
          onClick={() => make(id)}
        >
          Withdraw
        </ReadyButton>
        {fault && (
          <div className="mt-2 text-left">
            <Notice>
              <FaultText fault={fault} />
            </Notice>
          </div>
        )}
      </td>
    </tr>
  );
}
