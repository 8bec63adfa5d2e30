"use client";

import { lazy, Suspense } from "react";
import type { Room } from "@/lib/model/room";
import type { RowDialog } from "./use-row-events";

interface RowDialogsProps {
  room: Room;
  dialog: RowDialog;
  onClose: () => void;
}

/** Dialogs are fetched when the first one opens: the board itself does without them. */
const dialogs = {
  coach: lazy(async () => ({ default: (await import("./coach-dialog")).CoachDialog })),
  remove: lazy(async () => ({ default: (await import("./remove-dialog")).RemoveDialog })),
  options: lazy(async () => ({ default: (await import("./options-panel")).OptionsPanel })),
};

/** The dialog that stands open for a leg, as long as that leg is there. */
export function RowDialogs({ room, dialog, onClose }: RowDialogsProps) {
  const leg = room.legs.find(({ callSid }) => callSid === dialog.callSid);
  const Dialog = dialogs[dialog.kind];
  return (
    leg && (
      <Suspense>
        <Dialog room={room} leg={leg} onClose={onClose} />
      </Suspense>
    )
  );
}
