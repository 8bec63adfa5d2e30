"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { changePersonRole, makePasswordLink, removePersonFromBoard } from "@/lib/actions/people";
import { useChange } from "@/lib/client/people";
import { usePerson } from "@/lib/client/person";
import type { Member, MemberDeed } from "@/lib/model/member";
import { LinkMade } from "./link-made";
import { RoleChoice } from "./role-choice";

interface MemberDialogProps {
  member: Member;
  onClose: () => void;
}

/** Asks before something is done about somebody. */
export function MemberDialog({ deed, ...rest }: MemberDialogProps & { deed: MemberDeed }) {
  if (deed === "role") return <RoleDialog {...rest} />;
  return deed === "password" ? <PasswordDialog {...rest} /> : <RemoveDialog {...rest} />;
}

function RoleDialog({ member: { id, name, role: before }, onClose }: MemberDialogProps) {
  const [role, setRole] = useState(before);
  const { make, pending, fault } = useChange(
    `Change the role of ${name}`,
    changePersonRole,
    onClose,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (role === before) onClose();
    else make(id, role);
  }

  return (
    <Dialog
      title={`Role of ${name}`}
      description="It holds from their next press on."
      onClose={onClose}
    >
      <form onSubmit={submit} className="contents">
        <DialogBody>
          {fault && <Notice>{fault.message}</Notice>}
          <RoleChoice chosen={role} onChoose={setRole} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" pending={pending}>
            Change the role
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function PasswordDialog({ member: { id, name }, onClose }: MemberDialogProps) {
  const {
    make,
    pending,
    fault,
    value: link,
  } = useChange(`A new password for ${name}`, makePasswordLink);
  return (
    <Dialog title={`A new password for ${name}`} onClose={onClose} guarded={link !== undefined}>
      {link === undefined ? (
        <>
          <DialogBody>
            {fault && <Notice>{fault.message}</Notice>}
            <p>
              This makes a link with which {name} chooses a new password. Until it is used, the old
              password works and their sessions go on.
            </p>
          </DialogBody>
          <DialogFoot>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" pending={pending} onClick={() => make(id)}>
              Make the link
            </Button>
          </DialogFoot>
        </>
      ) : (
        <LinkMade link={link} who={name} onClose={onClose} />
      )}
    </Dialog>
  );
}

function RemoveDialog({ member: { id, name }, onClose }: MemberDialogProps) {
  const { make, pending, fault } = useChange(`Remove ${name}`, removePersonFromBoard, onClose);
  const mine = usePerson()?.id === id;
  return (
    <Dialog title={mine ? "Remove yourself?" : `Remove ${name}?`} onClose={onClose} alert>
      <DialogBody>
        {fault && <Notice>{fault.message}</Notice>}
        <p>
          {mine
            ? "You are signed out everywhere at once, and cannot sign in again unless another admin invites you."
            : `${name} is signed out everywhere at once, and cannot sign in again unless invited.`}{" "}
          What {mine ? "you" : "they"} did stays on record.
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose} className="max-w-full">
          <span className="min-w-0 truncate">{mine ? "Stay" : `Keep ${name}`}</span>
        </Button>
        <Button look="danger" pending={pending} onClick={() => make(id)}>
          Remove
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
