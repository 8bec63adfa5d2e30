"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { ParamsForm } from "@/components/params/params-form";
import { useParams } from "@/components/params/use-params";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { changedValues } from "@/lib/catalogue/changed-values";
import { parseValues, printValues } from "@/lib/catalogue/values";
import { refusalOf, useAwaitedPress } from "@/lib/client/commands";
import { legName } from "@/lib/model/leg-words";
import { type Leg, present, type Room } from "@/lib/model/room";

interface OptionsPanelProps {
  room: Room;
  leg: Leg;
  onClose: () => void;
}

/** All twelve options that Twilio lets one change. What was not changed is not sent. */
export function OptionsPanel({ room, leg, onClose }: OptionsPanelProps) {
  const [before] = useState(() => valuesOf(leg));
  const context = { conferenceHasStarted: room.conference.status === "in-progress" };
  const params = useParams("updateParticipant", printValues("updateParticipant", before), context);
  const changed = changedValues("updateParticipant", before, params.values);
  const changes = Object.keys(changed).length;
  const [pending, setPending] = useState(false);
  const press = useAwaitedPress();
  const gone = leg.ended !== null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!params.valid()) return;
    setPending(true);
    try {
      const target = { conferenceSid: leg.conferenceSid, callSid: leg.callSid };
      await press({ operation: "updateParticipant", target, options: changed });
      toast.success(`${legName(leg)}: changed ${Object.keys(changed).join(", ")}.`);
      onClose();
    } catch (error) {
      params.refuse(refusalOf(error));
      setPending(false);
    }
  }

  const others = present(room).filter((other) => other.callSid !== leg.callSid);
  return (
    <Dialog
      shape="sheet"
      title={`Options of ${legName(leg)}`}
      description="Only what you change is sent to Twilio."
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody>
          <div className="grid gap-4">
            {gone && <Notice>{legName(leg)} is no longer in the conference.</Notice>}
            {params.refusals.map((fault) => (
              <Notice key={fault.message}>
                <FaultText fault={fault} />
              </Notice>
            ))}
            <ParamsForm
              params={params}
              first={["muted", "hold", "holdUrl", "holdMethod"]}
              unset="Unchanged"
              choices={{
                callSidToCoach: others.map((other) => ({
                  value: other.callSid,
                  label: legName(other),
                })),
              }}
            />
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            pending={pending}
            disabled={gone || pending || changes === 0}
          >
            {changes === 0
              ? "Nothing changed"
              : `Change ${changes} ${changes === 1 ? "option" : "options"}`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** What Twilio tells of a participant's options; the other ones it never tells. */
function valuesOf({ muted, hold, coaching, callSidToCoach, endConferenceOnExit }: Leg) {
  const known = {
    muted,
    hold,
    coaching,
    endConferenceOnExit,
    ...(callSidToCoach && { callSidToCoach }),
  };
  return parseValues("updateParticipant", known).values;
}
