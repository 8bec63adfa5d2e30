import {
  ArrowLeft,
  ArrowRight,
  CircleQuestionMark,
  LogOut,
  MicOff,
  Pause,
  Printer,
  UserCheck,
  Voicemail,
} from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { Words } from "@/components/ui/words";
import { answeredByDetail, answeredByWords } from "@/lib/model/answered-by";
import type { Leg } from "@/lib/model/leg";

interface LegChipsProps {
  leg: Leg;
  /** Whom this leg coaches, by name; null where that one has left. */
  whispersTo: string | null;
  /** Who coaches this leg, by name. */
  coachedBy: string;
}

/** What is set on a leg, and what picked up: each in a word and an icon, never in colour alone. */
export function LegChips({ leg, whispersTo, coachedBy }: LegChipsProps) {
  const pickedUp = <PickedUp answeredBy={leg.answeredBy} />;
  if (leg.ended) return pickedUp;
  return (
    <div className="flex min-w-0 flex-wrap gap-1">
      {leg.muted && (
        <Chip tone="muted">
          <MicOff aria-hidden="true" />
          Muted
        </Chip>
      )}
      {leg.hold && (
        <Chip tone="held">
          <Pause aria-hidden="true" />
          Held
        </Chip>
      )}
      {leg.coaching && (
        <Chip tone="coaching">
          <ArrowRight aria-hidden="true" />
          <span className="truncate">
            {whispersTo === null ? (
              "Whispers to somebody who has left"
            ) : (
              <Words>{`Whispers to ${whispersTo}`}</Words>
            )}
          </span>
        </Chip>
      )}
      {coachedBy && (
        <Chip tone="coaching">
          <ArrowLeft aria-hidden="true" />
          <span className="truncate">
            <Words>{`Coached by ${coachedBy}`}</Words>
          </span>
        </Chip>
      )}
      {leg.endConferenceOnExit && (
        <Chip tone="danger">
          <LogOut aria-hidden="true" />
          Ends conference on exit
        </Chip>
      )}
      {pickedUp}
    </div>
  );
}

const pickedUpBy = { Person: UserCheck, Voicemail, Fax: Printer, Unknown: CircleQuestionMark };

function PickedUp({ answeredBy }: { answeredBy: string | null }) {
  const who = answeredByWords(answeredBy);
  const detail = answeredByDetail(answeredBy);
  if (!who) return null;
  const Icon = pickedUpBy[who];
  return (
    <Chip tone="muted">
      <Icon aria-hidden="true" />
      <span className={who === "Unknown" ? undefined : "sr-only"}>Picked up by: </span>
      {who === "Unknown" ? "unknown" : who}
      {detail && `, ${detail}`}
    </Chip>
  );
}
