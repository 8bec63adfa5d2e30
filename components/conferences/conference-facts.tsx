import { Status } from "@/components/ui/chip";
import { Clock, Elapsed } from "@/components/ui/elapsed";
import {
  type Conference,
  conferenceStatusWords,
  conferenceTones,
  endingInWords,
} from "@/lib/model/conference";

/** A conference in one line: its status, how long, how many, where, and its SID to select. */
export function ConferenceFacts({ conference, count }: { conference: Conference; count: number }) {
  const { status, region, dateCreated, dateUpdated, reasonConferenceEnded } = conference;
  const over = status === "completed";
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <Status tone={conferenceTones[status]}>{conferenceStatusWords[status]}</Status>
      {over ? (
        <span>
          <Clock at={dateCreated} /> – <Clock at={dateUpdated} />
          {reasonConferenceEnded && `, ${endingInWords(reasonConferenceEnded)}`}
        </span>
      ) : (
        <>
          <Elapsed since={dateCreated} />
          <span>
            {count} {count === 1 ? "participant" : "participants"}
          </span>
        </>
      )}
      {region && <span>Region {region}</span>}
      <code className="select-all break-all font-mono text-xs">{conference.sid}</code>
    </p>
  );
}
