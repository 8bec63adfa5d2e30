"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { SearchBox } from "@/components/ui/search-box";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import { usePress } from "@/lib/client/commands";
import { hearingAfter } from "@/lib/model/hearing";
import type { Leg } from "@/lib/model/leg";
import { legInWords, legName, legNumber } from "@/lib/model/leg-words";
import { coach, stopCoaching } from "@/lib/model/press";
import { present, type Room } from "@/lib/model/room";
import { searchFor } from "@/lib/model/search";

interface CoachDialogProps {
  room: Room;
  leg: Leg;
  onClose: () => void;
}

/** Whom a participant coaches: choose, switch, or stop. */
export function CoachDialog({ room, leg, onClose }: CoachDialogProps) {
  const [search, setSearch] = useState("");
  const [about, setAbout] = useState<string | null>(null);
  const press = usePress();
  const isFound = searchFor(search);
  const others = present(room).filter(
    (other) => other.callSid !== leg.callSid && other.status === "connected",
  );
  const found = others.filter((other) => isFound(legName(other), legNumber(other)));

  function write(options: Record<string, unknown>) {
    const target = { conferenceSid: leg.conferenceSid, callSid: leg.callSid };
    press({ operation: "updateParticipant", target, options });
    onClose();
  }

  return (
    <Dialog
      title={`Whom does ${legInWords(leg)} coach?`}
      description={<Words>{descriptionOf(leg)}</Words>}
      onClose={onClose}
    >
      {others.length > 8 && (
        <div className="px-5 pb-3">
          <SearchBox label="Search participants" value={search} onChange={setSearch} />
        </div>
      )}
      <DialogBody>
        {found.length === 0 && (
          <p className="py-6 text-center text-ink-soft">
            {others.length === 0 ? "Nobody else is in the call." : "Nobody matches."}
          </p>
        )}
        <ul className="divide-y divide-line">
          {found.map((other) => (
            <Choice
              key={other.callSid}
              leg={other}
              chosen={leg.coaching && leg.callSidToCoach === other.callSid}
              onChoose={() => write(coach(other.callSid))}
              onPoint={() => setAbout(other.callSid)}
            />
          ))}
        </ul>
      </DialogBody>
      {found.length > 0 && (
        <p className="min-h-14 border-line border-t px-5 py-2.5 text-ink-soft text-xs">
          <Words>
            {about === null
              ? "Point at somebody to see who would hear whom."
              : hearingAfter(leg, coach(about), room)}
          </Words>
        </p>
      )}
      {leg.coaching && (
        <DialogFoot>
          <p className="mr-auto self-center text-ink-soft text-xs">
            <Words>{`Stopping leaves ${legInWords(leg)} muted and listening.`}</Words>
          </p>
          <Button onClick={() => write(stopCoaching())}>Stop coaching</Button>
        </DialogFoot>
      )}
    </Dialog>
  );
}

function descriptionOf(leg: Leg): string {
  const name = legInWords(leg);
  return leg.hold
    ? `${name} is on hold: whoever you choose hears ${name} once they are resumed.`
    : `${name} goes on hearing everybody, and only the one you choose hears ${name}.`;
}

interface ChoiceProps {
  leg: Leg;
  chosen: boolean;
  onChoose: () => void;
  /** It is pointed at, or has the focus. */
  onPoint: () => void;
}

function Choice({ leg, chosen, onChoose, onPoint }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        disabled={leg.hold}
        aria-current={chosen || undefined}
        onClick={onChoose}
        onPointerEnter={onPoint}
        onFocus={onPoint}
        className="flex w-full items-center gap-2 rounded px-2 py-2 text-left hover:bg-sunken disabled:opacity-60 pointer-coarse:min-h-11"
      >
        <span className="min-w-0 flex-1 truncate font-medium">
          <Words>{legInWords(leg)}</Words>
        </span>
        <span className="text-ink-soft text-xs">
          <Words>{leg.hold ? "On hold: resume them first" : isolated(legNumber(leg) ?? "")}</Words>
        </span>
        {chosen && <Check aria-hidden="true" className="size-4 text-coaching" />}
      </button>
    </li>
  );
}
