import { type MutationCacheNotifyEvent, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { deedOf } from "@/lib/model/audit-words";
import type { Receipt } from "@/lib/model/command";
import { type SetHere, stillSet, withSet } from "@/lib/model/contradiction";
import type { Press } from "@/lib/model/press";
import type { RoomEvent } from "@/lib/model/room-event";
import { useLiveEvents } from "./live/use-live";

const nothing: readonly SetHere[] = [];

/** What was set from this page on those in a conference, and Twilio said that it is done. */
export function useSetHere(conferenceSid: string) {
  const cache = useQueryClient().getMutationCache();
  const [set, setSet] = useState(nothing);

  useEffect(() => {
    const drop = (callSid: string, { operation, options }: Press) =>
      setSet((before) => shorter(before, stillSet(before, callSid, deedOf(operation, options))));
    const unsubscribe = cache.subscribe((event) => {
      const { press, receipt } = updateOf(event) ?? {};
      if (!press?.target.callSid || press.target.conferenceSid !== conferenceSid) return;
      if (receipt) keep(press.target.callSid, press, receipt);
      else drop(press.target.callSid, press);
    });
    function keep(callSid: string, { options }: Press, { commandId, at, outcome }: Receipt) {
      if (outcome !== "done") return;
      const newest = { commandId, callSid, options, at: Date.parse(at) };
      setSet((before) => withSet(before, newest));
    }
    return () => {
      unsubscribe();
      setSet(nothing);
    };
  }, [cache, conferenceSid]);

  // What others set is on the stream before anything that comes of it.
  useLiveEvents(
    useCallback((event: RoomEvent) => {
      if (event.kind !== "command" || !event.callSid) return;
      const { callSid, commandId, deed } = event;
      setSet((before) => {
        const own = before.filter((one) => one.commandId === commandId);
        return own.length > 0 ? before : shorter(before, stillSet(before, callSid, deed));
      });
    }, []),
  );

  const leave = useCallback(
    (which: SetHere) => setSet((before) => before.filter((one) => one !== which)),
    [],
  );
  return { set, leave };
}

/** The same list where nothing went from it, so that nothing is drawn again. */
const shorter = (before: readonly SetHere[], after: readonly SetHere[]) =>
  after.length === before.length ? before : after;

/** A change of a participant that begins, or that came to a receipt. */
function updateOf(
  event: MutationCacheNotifyEvent,
): { press: Press; receipt?: Receipt } | undefined {
  if (event.type !== "updated" || event.mutation.options.mutationKey?.[0] !== "press") return;
  const press = event.mutation.state.variables as Press;
  if (press.operation !== "updateParticipant") return;
  if (event.action.type === "pending") return { press };
  if (event.action.type === "success") return { press, receipt: event.action.data as Receipt };
}
