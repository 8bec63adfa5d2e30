"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { ParamsForm } from "@/components/params/params-form";
import { useParams } from "@/components/params/use-params";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { refusalOf, useAwaitedPress } from "@/lib/client/commands";
import { conferenceName } from "@/lib/model/conference";
import { present, type Room } from "@/lib/model/room";

/** Plays something to everybody in the conference. */
export function AnnounceDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const params = useParams("updateConference");
  const [pending, setPending] = useState(false);
  const press = useAwaitedPress();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const options = params.valid(["announceUrl"]);
    if (!options) return;
    setPending(true);
    try {
      const target = { conferenceSid: room.conference.sid };
      await press({ operation: "updateConference", target, options: { ...options } });
      toast.success(`Announced to ${present(room).length} people.`);
      onClose();
    } catch (error) {
      params.refuse(refusalOf(error));
      setPending(false);
    }
  }

  return (
    <Dialog
      title={`Announce to ${conferenceName(room.conference)}`}
      description="Everybody hears it; nobody has to be muted."
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody>
          <div className="grid gap-4">
            {params.refusals.map((fault) => (
              <Notice key={fault.message}>
                <FaultText fault={fault} />
              </Notice>
            ))}
            <ParamsForm params={params} first={["announceUrl", "announceMethod"]} only />
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" pending={pending}>
            Announce
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
