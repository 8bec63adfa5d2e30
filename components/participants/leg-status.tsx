import { Status } from "@/components/ui/chip";
import { Clock, Elapsed } from "@/components/ui/elapsed";
import type { ConferenceStatus } from "@/lib/model/conference";
import type { Leg } from "@/lib/model/leg";
import { endedWords, statusWords } from "@/lib/model/leg-words";

/** What a leg is doing, in words; while it rings, for how long; once it ended, when. */
export function LegStatus({ leg, conference }: { leg: Leg; conference: ConferenceStatus }) {
  if (leg.ended) {
    const { words, tone } = endedWords[leg.ended.how];
    return (
      <Status tone={tone}>
        {words} <span aria-hidden="true">·</span> <Clock at={leg.ended.at} />
      </Status>
    );
  }
  const { words, tone } = statusWords(leg, conference);
  return (
    <Status tone={tone}>
      {words}
      {leg.status === "ringing" && (
        <>
          {" "}
          <Elapsed since={leg.dateCreated} />
        </>
      )}
    </Status>
  );
}
