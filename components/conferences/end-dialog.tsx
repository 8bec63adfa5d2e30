"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { usePress } from "@/lib/client/commands";
import { useDestroyBlocked } from "@/lib/client/unknown";
import { conferenceInWords } from "@/lib/model/conference";
import { present, type Room } from "@/lib/model/room";

/** Asks before a conference is ended for everybody, and says how many that are. */
export function EndDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const press = usePress();
  const blocked = useDestroyBlocked(room.conferenceSid);
  const count = present(room).length;

  function end() {
    const target = { conferenceSid: room.conference.sid };
    press({ operation: "updateConference", target, options: { status: "completed" } });
    onClose();
  }

  return (
    <Dialog title={`End ${conferenceInWords(room.conference)}?`} onClose={onClose} alert>
      <DialogBody>
        <p>
          {count === 0
            ? "Nobody is in it. The conference cannot be started again."
            : `This cuts off ${count === 1 ? "1 person" : `${count} people`}. The conference cannot be started again.`}
        </p>
        {blocked && <p className="text-danger">{blocked}</p>}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Keep it going</Button>
        <Button look="danger" blocked={blocked} onClick={end}>
          End for everybody
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
