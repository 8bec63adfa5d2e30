"use client";

import { PhoneOutgoing, X } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Elapsed } from "@/components/ui/elapsed";
import { IconButton } from "@/components/ui/icon-button";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import type { PressState } from "@/lib/client/commands";
import { useMay } from "@/lib/client/person";
import { whyBlocked } from "@/lib/client/unknown";
import type { ConferenceStatus } from "@/lib/model/conference";
import type { SetHere } from "@/lib/model/contradiction";
import type { LastDeed as Last } from "@/lib/model/deed";
import type { Leg } from "@/lib/model/leg";
import { legInWords, legName, legNumber } from "@/lib/model/leg-words";
import { topicsOf } from "@/lib/model/press";
import { LastDeed } from "./last-deed";
import { LegActions } from "./leg-actions";
import { LegChips } from "./leg-chips";
import { LegStatus } from "./leg-status";
import { RowNotes } from "./row-notes";
import { QuietFor, Talking } from "./speech";

/** What a row can ask for. */
export interface RowEvents {
  onUpdate: (leg: Leg, options: Record<string, unknown>) => void;
  onCoach: (leg: Leg) => void;
  onRemove: (leg: Leg) => void;
  onOptions: (leg: Leg) => void;
  onRedial: (leg: Leg) => void;
  onDismiss: (leg: Leg) => void;
  onRetry: (leg: Leg, press: PressState) => void;
  onForget: (press: PressState) => void;
  /** What was set does not hold, and that is all right. */
  onLeave: (set: SetHere) => void;
}

interface ParticipantRowProps {
  leg: Leg;
  conference: ConferenceStatus;
  /** Whom it coaches, by name, where that one is still there; and who coaches it. */
  whispersTo: string | null;
  coachedBy: string;
  /** Why it left, where Twilio tells. */
  why: string | null;
  /** Since when nothing was heard of the conference, in ms since 1970; null where it is known. */
  unknownSince: number | null;
  presses: PressState[];
  /** What was set here, and Twilio says otherwise. */
  contradicted: SetHere | null;
  /** What was done to it last. */
  last: Last | undefined;
  events: RowEvents;
}

/** A participant: who it is, what it does, what is set, since when, what can be done, and what was. */
export const ParticipantRow = memo(function ParticipantRow(props: ParticipantRowProps) {
  const { leg, conference, why, unknownSince, presses, last, events } = props;
  const may = useMay();
  const { dismiss, removing } = useFocusAfterRemoval(leg);
  const isKnown = unknownSince === null;
  const status = (
    <LegStatus leg={leg} conference={conference} why={why} unknownSince={unknownSince} />
  );
  const chips = <LegChips leg={leg} whispersTo={props.whispersTo} coachedBy={props.coachedBy} />;
  const notes = (
    <RowNotes
      leg={leg}
      presses={presses}
      contradicted={props.contradicted}
      blocked={isKnown ? null : whyBlocked}
      onAgain={(options) => events.onUpdate(leg, options)}
      onRetry={(press) => events.onRetry(leg, press)}
      onForget={events.onForget}
      onLeave={events.onLeave}
    />
  );
  return (
    <tr
      role="row"
      data-call-sid={leg.callSid}
      className={`align-top max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-2 max-md:px-3 max-md:py-3 ${leg.ended ? "text-ink-soft" : "hover:bg-sunken/60"} ${isKnown || leg.ended ? "" : "hatched"}`}
    >
      <th
        role="rowheader"
        scope="row"
        className="relative py-2 pr-3 pl-5 text-left font-normal max-md:p-0"
      >
        <div
          title={legInWords(leg)}
          className={`wrap-anywhere line-clamp-2 font-medium leading-snug ${leg.ended ? "" : "text-ink"}`}
        >
          <Words>{legInWords(leg)}</Words>
        </div>
        {/* Its place is kept, because numbers are read later than names, and no row may jump for them. */}
        <div className="text-ink-soft text-xs">
          <Words>{isolated(legNumber(leg) ?? "\u00a0")}</Words>
        </div>
        {isKnown && <Talking leg={leg} />}
      </th>
      {leg.ended ? (
        // Nothing is set any more, so there is room for how it ended.
        <td role="cell" colSpan={3} className="px-3 py-2 max-md:p-0 max-md:text-right">
          {status}
          {chips}
          {notes}
        </td>
      ) : (
        <>
          <td role="cell" className="px-3 py-2 max-md:p-0 max-md:text-right">
            {status}
          </td>
          <td role="cell" className="px-3 py-2 max-md:col-span-2 max-md:p-0">
            <div className={isKnown ? undefined : "grayscale"}>{chips}</div>
            {notes}
          </td>
          <td
            role="cell"
            className="px-3 py-2 text-right text-ink-soft max-md:order-5 max-md:self-center max-md:p-0"
          >
            {leg.joinedAt && <Elapsed since={leg.joinedAt} />}
            {isKnown && <QuietFor leg={leg} />}
          </td>
        </>
      )}
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
                blocked={isKnown ? null : whyBlocked}
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
