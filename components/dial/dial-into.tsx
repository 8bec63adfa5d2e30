"use client";

import { toast } from "sonner";
import { printValues } from "@/lib/catalogue/values";
import type { PressState } from "@/lib/client/commands";
import { conferenceName } from "@/lib/model/conference";
import { present, type Room } from "@/lib/model/room";
import { DialPanel } from "./dial-panel";

interface DialIntoProps {
  room: Room;
  /** A dial that came to nothing, to be put right and tried once more. */
  again?: PressState;
  onClose: () => void;
}

/** The form that dials somebody into a conference that is there. */
export function DialInto({ room, again, onClose }: DialIntoProps) {
  const { conference } = room;
  const others = present(room);
  return (
    <DialPanel
      title={`Dial into ${conferenceName(conference)}`}
      conference={() => conference.sid}
      others={others}
      context={{
        conferenceHasParticipants: others.length > 0,
        conferenceHasStarted: conference.status === "in-progress",
      }}
      onDialled={({ participant }) => {
        toast.success(`Dialling ${participant?.label ?? "somebody"}.`);
        onClose();
      }}
      onClose={onClose}
      {...(again && {
        initial: printValues("createParticipant", again.options),
        refused: again.fault ? [again.fault] : [],
      })}
    />
  );
}
