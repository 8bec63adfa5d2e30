import { ArrowLeft, ArrowRight, LogOut, MicOff, Pause } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { Leg } from "@/lib/model/leg";
import { legName } from "@/lib/model/leg-words";

interface LegChipsProps {
  leg: Leg;
  /** Whom this leg coaches, where that one is still there. */
  coachee: Leg | undefined;
  /** Who coaches this leg. */
  coaches: Leg[];
}

/** What is set on a leg: each in a word and an icon, never in colour alone. */
export function LegChips({ leg, coachee, coaches }: LegChipsProps) {
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
            {coachee ? `Whispers to ${legName(coachee)}` : "Whispers to somebody who has left"}
          </span>
        </Chip>
      )}
      {coaches.map((coach) => (
        <Chip key={coach.callSid} tone="coaching">
          <ArrowLeft aria-hidden="true" />
          <span className="truncate">Coached by {legName(coach)}</span>
        </Chip>
      ))}
      {leg.endConferenceOnExit && (
        <Chip tone="danger">
          <LogOut aria-hidden="true" />
          Ends conference on exit
        </Chip>
      )}
    </div>
  );
}
