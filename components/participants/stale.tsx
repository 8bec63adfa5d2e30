import { Elapsed } from "@/components/ui/elapsed";
import { FaultText, type ShownFault } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";

interface StaleProps {
  /** When Twilio was last read, in ms since 1970. */
  readAt: number;
  fault: ShownFault;
  onRetry: () => void;
}

/** Says that the rows are not what Twilio says now, since when, and why. */
export function Stale({ readAt, fault, onRetry }: StaleProps) {
  return (
    <Notice onRetry={onRetry} floating>
      <strong className="font-medium">
        This list is not up to date: it was read <Elapsed since={new Date(readAt).toISOString()} />{" "}
        ago.
      </strong>{" "}
      <FaultText fault={fault} />
    </Notice>
  );
}
