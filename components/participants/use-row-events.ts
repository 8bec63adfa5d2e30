import { useState } from "react";
import { usePress } from "@/lib/client/commands";
import { affectsOthers, consequencesOf } from "@/lib/model/removal";
import { type Leg, present, type Room } from "@/lib/model/room";
import type { RowEvents } from "./participant-row";

/** What stands open over the table, and for whom. */
export interface RowDialog {
  kind: "coach" | "remove" | "options";
  callSid: string;
}

/** What the buttons of the rows do: press at once, or ask first. */
export function useRowEvents(room: Room, rest: Pick<RowEvents, "onDismiss" | "onForget">) {
  const conferenceSid = room.conference.sid;
  const [dialog, setDialog] = useState<RowDialog | null>(null);
  const press = usePress();
  const open = (kind: RowDialog["kind"]) => (leg: Leg) => setDialog({ kind, callSid: leg.callSid });

  const events: RowEvents = {
    ...rest,
    onUpdate: ({ callSid }, options) =>
      press({ operation: "updateParticipant", target: { conferenceSid, callSid }, options }),
    onRemove: (leg) => {
      if (affectsOthers(consequencesOf(leg, present(room)))) return open("remove")(leg);
      press({
        operation: "removeParticipant",
        target: { conferenceSid, callSid: leg.callSid },
        options: {},
      });
    },
    onCoach: open("coach"),
    onOptions: open("options"),
  };
  return { events, dialog, closeDialog: () => setDialog(null) };
}
