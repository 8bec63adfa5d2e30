"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { Words } from "@/components/ui/words";
import { usePress } from "@/lib/client/commands";
import { useMay } from "@/lib/client/person";
import { useDestroyBlocked } from "@/lib/client/unknown";
import type { Leg } from "@/lib/model/leg";
import { legInWords } from "@/lib/model/leg-words";
import { consequencesOf, others } from "@/lib/model/removal";
import { present, type Room } from "@/lib/model/room";

interface RemoveDialogProps {
  room: Room;
  leg: Leg;
  onClose: () => void;
}

/** Asks before a removal that others would notice, and says who and how. */
export function RemoveDialog({ room, leg, onClose }: RemoveDialogProps) {
  const press = usePress();
  const may = useMay();
  const unknown = useDestroyBlocked(leg.conferenceSid);
  const { cutOff, coaches } = consequencesOf(leg, present(room));
  const name = legInWords(leg);
  // Once the conference has ended, nobody hears anybody.
  const staying = cutOff > 0 ? [] : coaches;
  const forAdmins =
    cutOff > 0 && !may("end")
      ? `Only an admin may end a conference. You can mute ${name} or put them on hold.`
      : null;
  const blocked = forAdmins ?? unknown;

  function remove() {
    const target = { conferenceSid: leg.conferenceSid, callSid: leg.callSid };
    press({ operation: "removeParticipant", target, options: {} });
    onClose();
  }

  return (
    <Dialog title={`Remove ${name}?`} onClose={onClose} alert>
      <DialogBody>
        <ul className="grid gap-2">
          {cutOff > 0 && (
            <li>
              <Words>{`${name} ends the conference on leaving: it ends for ${others(cutOff)} too.`}</Words>
            </li>
          )}
          {staying.map((coach) => (
            <li key={coach.callSid}>
              <Words>{lossOf(legInWords(coach), name)}</Words>
            </li>
          ))}
        </ul>
        {blocked && (
          <p className="text-danger">
            <Words>{blocked}</Words>
          </p>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>
          <Words>{`Keep ${name}`}</Words>
        </Button>
        <Button look="danger" blocked={blocked} onClick={remove}>
          {cutOff > 0 ? "Remove and end the conference" : "Remove"}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** What becomes of a coach whose coachee is removed. */
const lossOf = (coach: string, name: string) =>
  `${coach} whispers to ${name}. Twilio does not say who hears ${coach} afterwards: if nobody should, mute ${coach} first.`;
