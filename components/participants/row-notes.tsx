import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import type { PressState } from "@/lib/client/commands";
import { contradictionWords, type SetHere } from "@/lib/model/contradiction";
import { canRetry, failureWords } from "@/lib/model/failed-press";
import type { Leg } from "@/lib/model/leg";

interface RowNotesProps {
  leg: Leg;
  presses: PressState[];
  /** What was set here, and Twilio says otherwise. */
  contradicted: SetHere | null;
  /** Why nothing that destroys can be pressed now. */
  blocked: string | null;
  onAgain: (options: Record<string, unknown>) => void;
  onRetry: (press: PressState) => void;
  onForget: (press: PressState) => void;
  onLeave: (set: SetHere) => void;
}

/** What came to nothing on a leg, or did not last, and what one can do about it. */
export function RowNotes(props: RowNotesProps) {
  const { leg, presses, contradicted, blocked, onAgain, onRetry, onForget, onLeave } = props;
  const failed = presses.filter(({ status }) => status !== "pending");
  return (
    <>
      {contradicted && (
        <Note>
          <span className="self-center">{contradictionWords(leg, contradicted)}</span>
          <span className="flex flex-wrap gap-1">
            <Button onClick={() => onAgain({ ...contradicted.options })}>Apply again</Button>
            <Button look="quiet" onClick={() => onLeave(contradicted)}>
              Leave it
            </Button>
          </span>
        </Note>
      )}
      {failed.map((press) => (
        <FailedPress
          key={press.id}
          press={press}
          retries={!leg.ended && !(press.operation === "removeParticipant" && blocked)}
          onRetry={() => onRetry(press)}
          onForget={() => onForget(press)}
        />
      ))}
    </>
  );
}

interface FailedPressProps {
  press: PressState;
  /** Whether it could be pressed again just now. */
  retries: boolean;
  onRetry: () => void;
  onForget: () => void;
}

/** Which action failed, why, and Retry where the same press can do no harm. */
function FailedPress({ press, retries, onRetry, onForget }: FailedPressProps) {
  const { fault } = press;
  if (!fault) return null;
  return (
    <Note>
      <span className="min-w-0 flex-1 basis-56 pt-1.5">
        <FaultText fault={fault} about={failureWords(press, fault)} />
      </span>
      {retries && canRetry(press, fault) && <Button onClick={onRetry}>Retry</Button>}
      <IconButton label="Dismiss this message" onClick={onForget}>
        <X />
      </IconButton>
    </Note>
  );
}

/** Its buttons stand below the words if there is no room beside them. */
function Note({ children }: { children: ReactNode }) {
  return (
    <div
      role="alert"
      className="wrap-anywhere mt-1 flex flex-wrap items-start gap-x-2 gap-y-1 text-danger text-xs"
    >
      {children}
    </div>
  );
}
