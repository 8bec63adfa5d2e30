"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { controlLook, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { invitePerson } from "@/lib/actions/people";
import { useChange } from "@/lib/client/people";
import type { Role } from "@/lib/model/person";
import { textOf } from "./form-text";
import { LinkMade } from "./link-made";
import { RoleChoice } from "./role-choice";

/** Asks whom to invite and as what, and shows the link that comes of it. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("supervisor");
  const { make, pending, fault, value: link } = useChange("Invite somebody", invitePerson);
  const atEmail = fault?.option === "email";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = textOf(new FormData(event.currentTarget), "email").trim();
    setEmail(given);
    make(given, role);
  }

  return (
    <Dialog title="Invite somebody" onClose={onClose} guarded={link !== undefined}>
      {link === undefined ? (
        <form onSubmit={submit} className="contents">
          <DialogBody>
            {fault && !atEmail && <Notice>{fault.message}</Notice>}
            <Field label="E-mail" help="They sign in with it." error={atEmail && fault.message}>
              {(control) => (
                <input
                  {...control}
                  name="email"
                  type="email"
                  required
                  maxLength={254}
                  autoComplete="off"
                  className={`${controlLook} w-full`}
                />
              )}
            </Field>
            <RoleChoice titled chosen={role} onChoose={setRole} />
          </DialogBody>
          <DialogFoot>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" pending={pending}>
              Make the link
            </Button>
          </DialogFoot>
        </form>
      ) : (
        <LinkMade link={link} who={email} onClose={onClose} />
      )}
    </Dialog>
  );
}
