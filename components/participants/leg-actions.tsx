"use client";

import { Headphones, Mic, MicOff, Pause, PhoneOff, SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Toggle } from "@/components/ui/toggle";
import { useMay } from "@/lib/client/person";
import type { Leg } from "@/lib/model/leg";
import { legName } from "@/lib/model/leg-words";
import { toggleHold, toggleMuted } from "@/lib/model/press";
import { HEARING } from "./hearing-line";

interface LegActionsProps {
  leg: Leg;
  /** The options that a press has asked for and Twilio has not yet answered. */
  pending: ReadonlySet<string>;
  /** Why nobody can be removed just now. */
  blocked: string | null;
  onUpdate: (options: Record<string, unknown>) => void;
  onCoach: () => void;
  onRemove: () => void;
  onOptions: () => void;
}

/**
 * What can be done to a leg that is there, by whoever looks at it. One that has not answered can only
 * be cancelled.
 */
export function LegActions({
  leg,
  pending,
  blocked,
  onUpdate,
  onCoach,
  onRemove,
  onOptions,
}: LegActionsProps) {
  const name = legName(leg);
  const may = useMay();
  const removing = pending.has("remove");
  if (leg.status !== "connected") {
    if (!may("remove")) return null;
    return (
      <Button
        look="caution"
        pending={removing}
        blocked={blocked}
        onClick={onRemove}
        aria-label={`Cancel the call to ${name}`}
      >
        <PhoneOff aria-hidden="true" />
        Cancel
      </Button>
    );
  }
  return (
    <fieldset aria-label={`Controls of ${name}`} aria-describedby={HEARING} className="flex gap-1">
      {may("mute") && (
        <Toggle
          label={`Mute ${name}`}
          pressed={leg.muted}
          pending={pending.has("muted")}
          disabled={removing}
          look="muted"
          deed="mute"
          onPress={() => onUpdate(toggleMuted(leg))}
        >
          {leg.muted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
          <span className="max-xl:sr-only">Mute</span>
        </Toggle>
      )}
      {may("hold") && (
        <Toggle
          label={`Hold ${name}`}
          pressed={leg.hold}
          pending={pending.has("hold")}
          disabled={removing}
          look="held"
          deed="hold"
          onPress={() => onUpdate(toggleHold(leg))}
        >
          <Pause aria-hidden="true" />
          <span className="max-xl:sr-only">Hold</span>
        </Toggle>
      )}
      {may("coach") && (
        <Toggle
          label={`Coach with ${name}`}
          pressed={leg.coaching}
          pending={pending.has("coaching")}
          disabled={removing}
          look="coaching"
          opens="dialog"
          onPress={onCoach}
        >
          <Headphones aria-hidden="true" />
          <span className="max-xl:sr-only">Coach</span>
        </Toggle>
      )}
      {may("remove") && (
        <Button
          pending={removing}
          blocked={blocked}
          onClick={onRemove}
          data-deed="remove"
          aria-label={`Remove ${name}`}
          title={`Remove ${name}`}
          look="caution"
        >
          <PhoneOff aria-hidden="true" />
          <span className="max-xl:sr-only">Remove</span>
        </Button>
      )}
      {may("mute") && (
        <IconButton label={`All options of ${name}`} onClick={onOptions}>
          <SlidersHorizontal />
        </IconButton>
      )}
    </fieldset>
  );
}
