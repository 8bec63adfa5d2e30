import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/notice";

/** An audit without entries: because of its filters, or because nobody has done anything yet. */
export function NoEntries({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
    return (
      <Empty title="Nothing is on record yet">
        <p>Every sign-in and every press on a conference is written down here.</p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing on record matches">
      <p className="mb-3">
        A conference is found by its whole name, letter by letter, or by its Conference SID.
      </p>
      <Button onClick={onClear}>Clear filters</Button>
    </Empty>
  );
}
