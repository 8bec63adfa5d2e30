import type { QueryClient } from "@tanstack/react-query";
import type { Conference, ConferencePage } from "@/lib/model/conference";
import type { RoomEvent } from "@/lib/model/room-event";

/**
 * Puts what an event says of a conference into the lists that show it.
 * @returns what has to be read anew: the list for a conference that it does not show, the counts where
 * somebody came or went
 */
export function patchLists(
  queryClient: QueryClient,
  event: RoomEvent,
): { list: boolean; counts: boolean } {
  const { conferenceSid: sid } = event;
  const said = saidOf(event);
  const counts = movesPeople(event);
  if (!said || !sid) return { list: false, counts };
  let isKnown = false;
  queryClient.setQueriesData<ConferencePage>({ queryKey: ["conferences"] }, (page) => {
    if (!page?.conferences.some((one) => one.sid === sid)) return page;
    isKnown = true;
    const conferences = page.conferences.map((one) =>
      one.sid === sid ? { ...one, ...said } : one,
    );
    return { ...page, conferences };
  });
  // What has ended sinks below what has not.
  return { list: !isKnown || said.status === "completed", counts };
}

/** What an event says of the conference itself. */
function saidOf(event: RoomEvent): Partial<Conference> | undefined {
  if (event.kind === "read") return event.difference.conference;
  if (event.kind === "receipt") return event.conference;
  if (event.kind !== "callback" || event.callback.source !== "conference") return undefined;
  if (event.callback.event === "conference-start") return { status: "in-progress" };
  if (event.callback.event !== "conference-end") return undefined;
  const { reasonConferenceEnded, callSidEndingConference } = event.callback;
  return {
    status: "completed",
    ...(reasonConferenceEnded && { reasonConferenceEnded }),
    ...(callSidEndingConference && { callSidEndingConference }),
  };
}

function movesPeople(event: RoomEvent): boolean {
  if (event.kind === "read") {
    const { conference, participants, gone } = event.difference;
    return Boolean(conference) || participants.length > 0 || gone.length > 0;
  }
  if (event.kind !== "callback" || event.callback.source !== "conference") return false;
  return /^(participant-(join|leave)|conference-(start|end))$/.test(event.callback.event);
}
