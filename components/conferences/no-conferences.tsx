import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/notice";
import { useMay } from "@/lib/client/person";

/** A list without conferences: because of its filters, or because there are none. */
export function NoConferences({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const may = useMay();
  if (narrowed) {
    return (
      <Empty title="No conference matches">
        <p className="mb-3">
          Twilio matches the whole name, letter by letter. Days are those of your time zone.
        </p>
        <Button onClick={onClear}>Clear all filters</Button>
      </Empty>
    );
  }
  return (
    <Empty title="No conferences yet">
      <p>
        A conference begins when somebody is dialled into it, or when a call of this account reaches
        a <code className="font-mono">&lt;Conference&gt;</code> in its TwiML.
        {may("dial") && (
          <>
            {" "}
            Press <strong>New conference</strong> to dial the first participant.
          </>
        )}
      </p>
    </Empty>
  );
}
