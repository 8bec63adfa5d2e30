"use client";

import { toast } from "sonner";
import { ParamsForm } from "@/components/params/params-form";
import { PressForm } from "@/components/params/press-form";
import { useParams } from "@/components/params/use-params";
import { Dialog } from "@/components/ui/dialog";
import { conferenceInWords } from "@/lib/model/conference";
import { present, type Room } from "@/lib/model/room";

/** Plays something to everybody in the conference. */
export function AnnounceDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const params = useParams("updateConference", {
    context: { conferenceHasStarted: room.conference.status === "in-progress" },
  });
  const count = present(room).filter(({ status }) => status === "connected").length;

  function press() {
    const options = params.valid(["announceUrl"]);
    if (!options) return undefined;
    const target = { conferenceSid: room.conference.sid };
    return { operation: "updateConference" as const, target, options: { ...options } };
  }

  return (
    <Dialog
      title={`Announce to ${conferenceInWords(room.conference)}`}
      description={`${count === 1 ? "1 person hears" : `${count} people hear`} it, over whatever is being said.`}
      guarded={Object.keys(params.typed).length > 0}
      onClose={onClose}
    >
      <PressForm
        params={params}
        deed="Announce"
        press={press}
        onDone={() => {
          toast.success(`Announcing to ${conferenceInWords(room.conference)}.`);
          onClose();
        }}
        onClose={onClose}
      >
        <ParamsForm
          params={params}
          first={["announceUrl", "announceMethod"]}
          required={["announceUrl"]}
          only
        />
      </PressForm>
    </Dialog>
  );
}
