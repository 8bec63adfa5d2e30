"use client";

import { lazyPart } from "@/components/ui/lazy-part";
import type { Room } from "@/lib/model/room";
import type { RowDialog } from "./use-row-events";

interface RowDialogsProps {
  room: Room;
  dialog: RowDialog;
  onClose: () => void;
}

const dialogs = {
  coach: lazyPart(async () => (await import("./coach-dialog")).CoachDialog),
  remove: lazyPart(async () => (await import("./remove-dialog")).RemoveDialog),
  options: lazyPart(async () => (await import("./options-panel")).OptionsPanel),
};

/** The dialog that stands open for a leg. A question about somebody who has left is not asked. */
export function RowDialogs({ room, dialog, onClose }: RowDialogsProps) {
  const leg = room.legs.find(({ callSid }) => callSid === dialog.callSid);
  if (!leg || (leg.ended && dialog.kind !== "options")) return null;
  const Dialog = dialogs[dialog.kind];
  return <Dialog room={room} leg={leg} onClose={onClose} />;
}
