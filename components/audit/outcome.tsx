import { Ban, Check, CircleAlert, CircleHelp } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { FaultText } from "@/components/ui/fault-text";
import { Spinner } from "@/components/ui/spinner";
import type { AuditEntry } from "@/lib/model/audit";
import { type AuditOutcome, outcomeWords } from "@/lib/model/audit-words";

const tones = { done: "muted", failed: "danger", unknown: "held", pending: "ringing" } as const;
const icons: Record<AuditOutcome, React.ReactNode> = {
  done: <Check aria-hidden="true" />,
  failed: <CircleAlert aria-hidden="true" />,
  unknown: <CircleHelp aria-hidden="true" />,
  pending: <Spinner className="size-3" />,
};

/** What came of an entry: a word, and where it went wrong why. */
export function Outcome({ entry: { kind, outcome, fault } }: { entry: AuditEntry }) {
  if (kind === "refusal" || kind === "sign-in-refused") {
    return (
      <Chip tone="danger">
        <Ban aria-hidden="true" />
        Refused
      </Chip>
    );
  }
  if (!outcome) return null;
  return (
    <>
      <Chip tone={tones[outcome]}>
        {icons[outcome]}
        {outcomeWords[outcome]}
      </Chip>
      {fault && (
        <p className="mt-1 wrap-anywhere text-ink-soft text-xs">
          <FaultText fault={fault} />
        </p>
      )}
    </>
  );
}
