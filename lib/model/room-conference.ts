import type { Conference } from "./conference";
import type { ConferenceFacts } from "./room-facts";

/** A conference as its facts make it, and who ended it from here. */
export interface ConferenceView extends Conference {
  endedBy: string | null;
}

/** The beginning of time stands for what nobody has said yet. */
const UNKNOWN = new Date(0).toISOString();

/** What is known of a conference. One that has ended does not begin again. */
export function conferenceOf(sid: string, facts: ConferenceFacts): ConferenceView {
  const { read, status, friendlyName, firstToldAt, end, endedBy } = facts;
  const known = read?.conference;
  const endedInRead = known?.status === "completed";
  return {
    sid,
    friendlyName: known?.friendlyName ?? friendlyName,
    status: status ?? "in-progress",
    region: known?.region ?? null,
    dateCreated: known?.dateCreated ?? firstToldAt ?? UNKNOWN,
    dateUpdated:
      end && !endedInRead ? end.timestamp : (known?.dateUpdated ?? firstToldAt ?? UNKNOWN),
    reasonConferenceEnded: known?.reasonConferenceEnded ?? end?.reason ?? null,
    callSidEndingConference: known?.callSidEndingConference ?? end?.callSidEnding ?? null,
    endedBy: endedBy?.by ?? null,
  };
}
