import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import type { PressState } from "@/lib/client/commands";
import { contradictionWords, type SetHere } from "@/lib/model/contradiction";
import type { Leg } from "@/lib/model/leg";

interface RowNotesProps {
  leg: Leg;
  presses: PressState[];
  /** What was set here, and Twilio says otherwise. */
  contradicted: SetHere | null;
  onAgain: (options: Record<string, unknown>) => void;
  onForget: (press: PressState) => void;
  onLeave: (set: SetHere) => void;
}

/** What came to nothing on a leg, or did not last, and what one can do about it. */
export function RowNotes(props: RowNotesProps) {
  const { leg, presses, contradicted, onAgain, onForget, onLeave } = props;
  const refused = presses.filter(({ status }) => status !== "pending");
  return (
    <>
      {contradicted && (
        <Note wraps>
          <span>{contradictionWords(leg, contradicted)}</span>
          <Again
            onAgain={() => onAgain({ ...contradicted.options })}
            onLeave={() => onLeave(contradicted)}
          />
        </Note>
      )}
      {refused.map((press) => (
        <Note key={press.id} wraps={press.fault?.kind === "not-taken"}>
          <span className="pt-1.5">{press.fault && <FaultText fault={press.fault} />}</span>
          {press.fault?.kind === "not-taken" && !leg.ended ? (
            <Again onAgain={() => onAgain(press.options)} onLeave={() => onForget(press)} />
          ) : (
            <IconButton label="Dismiss this message" onClick={() => onForget(press)}>
              <X />
            </IconButton>
          )}
        </Note>
      ))}
    </>
  );
}

/** One that `wraps` has its buttons below it where there is no room beside it. */
function Note({ wraps = false, children }: { wraps?: boolean; children: ReactNode }) {
  return (
    <div
      role="alert"
      className={`mt-1 flex gap-1 text-danger text-xs ${wraps ? "flex-wrap items-center gap-x-3" : "items-start"}`}
    >
      {children}
    </div>
  );
}

function Again({ onAgain, onLeave }: { onAgain: () => void; onLeave: () => void }) {
  return (
    <span className="flex flex-wrap gap-1">
      <Button onClick={onAgain}>Apply again</Button>
      <Button look="quiet" onClick={onLeave}>
        Leave it
      </Button>
    </span>
  );
}
