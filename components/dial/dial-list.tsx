"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { Words } from "@/components/ui/words";
import { isolated, visible } from "@/lib/catalogue/plain-text";
import { type PressState, useForgetPress } from "@/lib/client/commands";
import { failureWords } from "@/lib/model/failed-press";

interface DialListProps {
  dials: PressState[];
  /** Opens the form again with what was typed, for a dial that surely did not happen. */
  onAgain: (dial: PressState) => void;
}

/** Dials that are not in any conference yet: under way, refused, or with an answer that was lost. */
export function DialList({ dials, onAgain }: DialListProps) {
  const forget = useForgetPress();
  if (dials.length === 0) return null;
  return (
    <ul
      aria-label="Dials"
      className="divide-y divide-line rounded-md border border-line bg-raised shadow-lg"
    >
      {dials.map((dial) => (
        <li key={dial.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
          <Who dial={dial} />
          {dial.status === "pending" && (
            <span className="inline-flex items-center gap-2 text-ringing">
              <Spinner />
              Asking Twilio to dial
            </span>
          )}
          {dial.fault && (
            <span role="alert" className="min-w-0 flex-1 basis-60 text-danger">
              <FaultText fault={dial.fault} about={failureWords(dial, dial.fault)} />
            </span>
          )}
          {dial.status === "failed" && (
            <Button onClick={() => onAgain(dial)}>Change and dial again</Button>
          )}
          {dial.status !== "pending" && (
            <IconButton label="Dismiss this dial" onClick={() => forget(dial.id)}>
              <X />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function Who({ dial: { options } }: { dial: PressState }) {
  const { label: given, to = "somebody" } = options as { label?: string; to?: string };
  const label = visible(given);
  return (
    <span className="wrap-anywhere min-w-0 font-medium">
      <Words>{isolated(label ?? to)}</Words>
      {label && (
        <span className="ml-2 font-normal text-ink-soft text-xs">
          <Words>{isolated(to)}</Words>
        </span>
      )}
    </span>
  );
}
