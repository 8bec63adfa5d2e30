import type { QueryClient } from "@tanstack/react-query";
import type { Conference, ConferencePage } from "@/lib/model/conference";
import { movesPeople, saidOfConference } from "@/lib/model/list-news";
import type { RoomEvent } from "@/lib/model/room-event";
import { furtherConference } from "@/lib/model/room-facts";

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
  const said = saidOfConference(event);
  const counts = movesPeople(event);
  if (!said || !sid) return { list: false, counts };
  let isKnown = false;
  queryClient.setQueriesData<ConferencePage>({ queryKey: ["conferences"] }, (page) => {
    if (!page?.conferences.some((one) => one.sid === sid)) return page;
    isKnown = true;
    const conferences = page.conferences.map((one) =>
      one.sid === sid ? withSaid(one, said) : one,
    );
    return { ...page, conferences };
  });
  // What has ended sinks below what has not.
  return { list: !isKnown || said.status === "completed", counts };
}

/** A callback may come late: what has ended stays so, whatever is told of its beginning. */
function withSaid(one: Conference, said: Partial<Conference>): Conference {
  const status = said.status ? furtherConference(one.status, said.status) : one.status;
  return { ...one, ...said, status };
}
