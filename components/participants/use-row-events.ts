import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { usePress } from "@/lib/client/commands";
import { roomQuery } from "@/lib/client/room";
import type { Leg } from "@/lib/model/leg";
import { affectsOthers, consequencesOf } from "@/lib/model/removal";
import { present } from "@/lib/model/room";
import type { RowEvents } from "./participant-row";

/** What stands open over the table, and for whom. */
export interface RowDialog {
  kind: "coach" | "remove" | "options";
  callSid: string;
}

/**
 * What the buttons of the rows do: press at once, or ask first. It does not depend on the room, which
 * changes with every read, so that a row is drawn again only when it has changed itself.
 */
export function useRowEvents(
  conferenceSid: string,
  rest: Pick<RowEvents, "onRedial" | "onDismiss" | "onForget" | "onLeave">,
) {
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<RowDialog | null>(null);
  const press = usePress();
  const open = (kind: RowDialog["kind"]) => (leg: Leg) => setDialog({ kind, callSid: leg.callSid });

  function update({ callSid }: Leg, options: Record<string, unknown>) {
    press({ operation: "updateParticipant", target: { conferenceSid, callSid }, options });
  }
  function remove(leg: Leg) {
    const room = queryClient.getQueryData(roomQuery(conferenceSid).queryKey);
    if (room && affectsOthers(consequencesOf(leg, present(room)))) return open("remove")(leg);
    const target = { conferenceSid, callSid: leg.callSid };
    press({ operation: "removeParticipant", target, options: {} });
  }
  const events: RowEvents = {
    ...rest,
    onUpdate: update,
    onRemove: remove,
    onRetry: (leg, { operation, options }) =>
      operation === "removeParticipant" ? remove(leg) : update(leg, options),
    onCoach: open("coach"),
    onOptions: open("options"),
  };
  return { events, dialog, closeDialog: () => setDialog(null) };
}
