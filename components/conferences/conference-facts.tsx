import { Status } from "@/components/ui/chip";
import { Clock, Elapsed } from "@/components/ui/elapsed";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import { useUnknownSince } from "@/lib/client/live/use-live";
import { conferenceStatusWords, conferenceTones, endingInWords } from "@/lib/model/conference";
import type { ConferenceView } from "@/lib/model/room-conference";

interface ConferenceFactsProps {
  conference: ConferenceView;
  count: number;
}

/** A conference in one line: its status, how long, how many, where, and its SID to select. */
export function ConferenceFacts({ conference, count }: ConferenceFactsProps) {
  const unknownSince = useUnknownSince(conference.sid);
  const { status, region, dateCreated, dateUpdated } = conference;
  const over = status === "completed";
  const ending = endingOf(conference);
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <Status tone={unknownSince === null ? conferenceTones[status] : "muted"}>
        {conferenceStatusWords[status]}
      </Status>
      {over ? (
        <span>
          <Clock at={dateCreated} /> – <Clock at={dateUpdated} />
          {ending && <Words>{`, ${ending}`}</Words>}
        </span>
      ) : (
        <>
          <Elapsed since={dateCreated} />
          <span>
            {count} {count === 1 ? "participant" : "participants"}
            {unknownSince !== null && (
              <>
                {" "}
                at <Clock at={new Date(unknownSince).toISOString()} />
              </>
            )}
          </span>
        </>
      )}
      {region && (
        <span>
          <Words>{`Region ${isolated(region)}`}</Words>
        </span>
      )}
      <code className="select-all break-all font-mono text-xs">{conference.sid}</code>
    </p>
  );
}

/** Why it ended; where that was a command from here, whose. */
function endingOf({ reasonConferenceEnded: reason, endedBy }: ConferenceView): string | null {
  const byCommand = reason === null || reason === "conference-ended-via-api";
  return endedBy && byCommand ? `ended by ${isolated(endedBy)}` : endingInWords(reason);
}
