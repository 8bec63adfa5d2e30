import { History, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Words } from "@/components/ui/words";

/** What was missed, said quietly: nothing is wrong any more. The live line has said it aloud. */
export function Meanwhile({ words, onDismiss }: { words: string; onDismiss: () => void }) {
  return (
    <div className="flex items-center gap-3 rounded border border-line-strong bg-raised px-3 py-2 shadow-lg">
      <History aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
      <p className="wrap-anywhere min-w-0 flex-1">
        <strong className="font-medium">While you were away:</strong> <Words>{words}</Words>.
      </p>
      <IconButton label="Dismiss what changed while you were away" onClick={onDismiss}>
        <X />
      </IconButton>
    </div>
  );
}
