import { Clock, Elapsed } from "@/components/ui/elapsed";
import { FaultText, type ShownFault } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";

interface StaleProps {
  /** When Twilio was last read, in ms since 1970. */
  readAt: number;
  /** Why it could not be read again, where that is known. */
  fault: ShownFault | null;
  /** Since when nothing was heard of it for so long that the rows may be wrong, in ms since 1970. */
  unknownSince: number | null;
  onRetry: () => void;
}

/** Says that the rows are not what Twilio says now, since when, and why. */
export function Stale({ readAt, fault, unknownSince, onRetry }: StaleProps) {
  return (
    <Notice onRetry={onRetry} floating>
      <strong className="font-medium">
        {unknownSince === null ? (
          <>
            This list is not up to date: it was read{" "}
            <Elapsed since={new Date(readAt).toISOString()} /> ago.
          </>
        ) : (
          <>
            Nothing was heard of this conference since{" "}
            <Clock at={new Date(unknownSince).toISOString()} />. Removing and ending are off until
            it is heard of again.
          </>
        )}
      </strong>{" "}
      {fault && <FaultText fault={fault} />}
    </Notice>
  );
}
