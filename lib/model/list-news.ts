import type { Conference } from "./conference";
import type { RoomEvent } from "./room-event";

/** What an event says of its conference itself; undefined where it speaks of others. */
export function saidOfConference(event: RoomEvent): Partial<Conference> | undefined {
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

/** Whether by an event there are more or fewer in its conference, or may be. */
export function movesPeople(event: RoomEvent): boolean {
  switch (event.kind) {
    case "read": {
      const { participants, gone } = event.difference;
      return participants.length > 0 || gone.length > 0;
    }
    case "receipt":
      return event.outcome === "done" && moving.has(event.operation);
    case "callback":
      return event.callback.source === "conference" && moving.has(event.callback.event);
    case "command":
      return false;
  }
}

const moving = new Set<string>([
  "conference-end",
  "participant-join",
  "participant-leave",
  "createParticipant",
  "removeParticipant",
]);

/** Whether an event changes the list of conferences: what there is, how it stands, how many are in it. */
export const isListNews = (event: RoomEvent): boolean =>
  saidOfConference(event) !== undefined || movesPeople(event);
