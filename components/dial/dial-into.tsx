"use client";

import { toast } from "sonner";
import type { RawValues } from "@/lib/catalogue/values";
import { conferenceName } from "@/lib/model/conference";
import type { Fault } from "@/lib/model/fault";
import { present, type Room } from "@/lib/model/room";
import { DialPanel } from "./dial-panel";

interface DialIntoProps {
  room: Room;
  initial?: RawValues;
  refused?: Fault[];
  onClose: () => void;
}

/** The form that dials somebody into a conference that is there. */
export function DialInto({ room, onClose, ...again }: DialIntoProps) {
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
      {...again}
    />
  );
}
