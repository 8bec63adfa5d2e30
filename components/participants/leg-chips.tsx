import {
  ArrowLeft,
  ArrowRight,
  LogOut,
  MicOff,
  Pause,
  Printer,
  UserCheck,
  Voicemail,
} from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { type AnsweredBy, answeredByWords } from "@/lib/model/answered-by";
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
  const answeredBy = answeredByWords(leg.answeredBy);
  if (leg.ended) return answeredBy && <PickedUp answeredBy={answeredBy} />;
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
            {whispersTo === null
              ? "Whispers to somebody who has left"
              : `Whispers to ${whispersTo}`}
          </span>
        </Chip>
      )}
      {coachedBy && (
        <Chip tone="coaching">
          <ArrowLeft aria-hidden="true" />
          <span className="truncate">Coached by {coachedBy}</span>
        </Chip>
      )}
      {leg.endConferenceOnExit && (
        <Chip tone="danger">
          <LogOut aria-hidden="true" />
          Ends conference on exit
        </Chip>
      )}
      {answeredBy && <PickedUp answeredBy={answeredBy} />}
    </div>
  );
}

const pickedUpBy = { Person: UserCheck, Voicemail, Fax: Printer };

function PickedUp({ answeredBy }: { answeredBy: AnsweredBy }) {
  const Icon = pickedUpBy[answeredBy];
  return (
    <Chip tone="muted">
      <Icon aria-hidden="true" />
      <span className="sr-only">Picked up by: </span>
      {answeredBy}
    </Chip>
  );
}
