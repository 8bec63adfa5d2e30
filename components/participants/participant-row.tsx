"use client";

import { PhoneOutgoing, X } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Elapsed } from "@/components/ui/elapsed";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import type { PressState } from "@/lib/client/commands";
import { useMay } from "@/lib/client/person";
import type { ConferenceStatus } from "@/lib/model/conference";
import type { LastDeed as Last } from "@/lib/model/deed";
import type { Leg } from "@/lib/model/leg";
import { legName, legNumber } from "@/lib/model/leg-words";
import { topicsOf } from "@/lib/model/press";
import { LastDeed } from "./last-deed";
import { LegActions } from "./leg-actions";
import { LegChips } from "./leg-chips";
import { LegStatus } from "./leg-status";

/** What a row can ask for. */
export interface RowEvents {
  onUpdate: (leg: Leg, options: Record<string, unknown>) => void;
  onCoach: (leg: Leg) => void;
  onRemove: (leg: Leg) => void;
  onOptions: (leg: Leg) => void;
  onRedial: (leg: Leg) => void;
  onDismiss: (leg: Leg) => void;
  onForget: (press: PressState) => void;
}

interface ParticipantRowProps {
  leg: Leg;
  conference: ConferenceStatus;
  coachee: Leg | undefined;
  coaches: Leg[];
  presses: PressState[];
  /** What was done to it last. */
  last: Last | undefined;
  events: RowEvents;
}

/** A participant: who it is, what it does, what is set, since when, what can be done, and what was. */
export const ParticipantRow = memo(function ParticipantRow(props: ParticipantRowProps) {
  const { leg, conference, coachee, coaches, presses, last, events } = props;
  const may = useMay();
  const number = legNumber(leg);
  const { dismiss, removing } = useFocusAfterRemoval(leg);
  const refused = presses.filter(({ status }) => status !== "pending");
  return (
    <tr
      role="row"
      data-call-sid={leg.callSid}
      className={`align-top max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:gap-y-2 max-md:px-3 max-md:py-3 ${leg.ended ? "text-ink-soft" : "hover:bg-sunken/60"}`}
    >
      <th role="rowheader" scope="row" className="px-3 py-2 text-left font-normal max-md:p-0">
        <div className={`break-words font-medium leading-snug ${leg.ended ? "" : "text-ink"}`}>
          {legName(leg)}
        </div>
        {/* Its place is kept, because numbers are read later than names, and no row may jump for them. */}
        <div className="text-ink-soft text-xs">{number ?? "\u00a0"}</div>
      </th>
      <td role="cell" className="px-3 py-2 max-md:p-0 max-md:text-right">
        <LegStatus leg={leg} conference={conference} />
      </td>
      <td role="cell" className="px-3 py-2 max-md:col-span-2 max-md:p-0 max-md:empty:hidden">
        {!leg.ended && <LegChips leg={leg} coachee={coachee} coaches={coaches} />}
        {refused.map((press) => (
          <div
            key={press.id}
            role="alert"
            className="mt-1 flex items-start gap-1 text-danger text-xs"
          >
            <span className="pt-1.5">{press.fault && <FaultText fault={press.fault} />}</span>
            <IconButton label="Dismiss this message" onClick={() => events.onForget(press)}>
              <X />
            </IconButton>
          </div>
        ))}
      </td>
      <td
        role="cell"
        className="px-3 py-2 text-right text-ink-soft max-md:order-5 max-md:self-center max-md:p-0"
      >
        {leg.joinedAt && !leg.ended && <Elapsed since={leg.joinedAt} />}
      </td>
      <td role="cell" className="px-3 pt-1.5 pb-1 max-md:order-4 max-md:p-0">
        <div className="flex justify-end max-md:justify-start">
          {leg.ended ? (
            <>
              {conference !== "completed" && may("dial") && (
                <Button
                  look="quiet"
                  aria-label={`Redial ${legName(leg)}`}
                  onClick={() => events.onRedial(leg)}
                >
                  <PhoneOutgoing aria-hidden="true" />
                  Redial
                </Button>
              )}
              <IconButton
                ref={dismiss}
                label={`Dismiss ${legName(leg)}`}
                onClick={() => events.onDismiss(leg)}
              >
                <X />
              </IconButton>
            </>
          ) : (
            conference !== "completed" && (
              <LegActions
                leg={leg}
                pending={pendingTopics(presses)}
                onUpdate={(options) => events.onUpdate(leg, options)}
                onCoach={() => events.onCoach(leg)}
                onRemove={() => {
                  removing();
                  events.onRemove(leg);
                }}
                onOptions={() => events.onOptions(leg)}
              />
            )
          )}
        </div>
        <LastDeed last={last} />
      </td>
    </tr>
  );
});

/** Who removes somebody from the keyboard loses the button that they pressed: the focus stays in the row. */
function useFocusAfterRemoval({ ended }: Leg) {
  const dismiss = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  const over = ended !== null;
  useEffect(() => {
    const nowhere = document.activeElement === document.body;
    if (over && pressed.current && nowhere) dismiss.current?.focus({ preventScroll: true });
  }, [over]);
  const removing = () => {
    pressed.current = true;
  };
  return { dismiss, removing };
}

function pendingTopics(presses: PressState[]): ReadonlySet<string> {
  return new Set(presses.filter(({ status }) => status === "pending").flatMap(topicsOf));
}
