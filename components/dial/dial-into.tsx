"use client";

import { toast } from "sonner";
import { Notice } from "@/components/ui/notice";
import { isolated, visible } from "@/lib/catalogue/plain-text";
import { conferenceInWords } from "@/lib/model/conference";
import { present, type Room } from "@/lib/model/room";
import { type DialAgain, DialPanel } from "./dial-panel";

interface DialIntoProps {
  room: Room;
  /** A dial to begin with: one that came to nothing, or one to be done once more. */
  again?: DialAgain;
  onDialled?: () => void;
  onClose: () => void;
}

/** The form that dials somebody into a conference that is there. */
export function DialInto({ room, again, onDialled, onClose }: DialIntoProps) {
  const { conference } = room;
  const others = present(room);
  const over = conference.status === "completed";
  return (
    <DialPanel
      title={`Dial into ${conferenceInWords(conference)}`}
      conference={() => conference.sid}
      disabled={over}
      others={others}
      context={{
        conferenceHasParticipants: others.length > 0,
        conferenceHasStarted: conference.status === "in-progress",
      }}
      {...(again && { again })}
      onDialled={({ participant }) => {
        toast.success(`Dialling ${isolated(visible(participant?.label) ?? "somebody")}.`);
        onDialled?.();
        onClose();
      }}
      onClose={onClose}
    >
      {over && (
        <Notice>
          This conference has ended meanwhile. A new one of the same name begins from the list of
          conferences.
        </Notice>
      )}
    </DialPanel>
  );
}
