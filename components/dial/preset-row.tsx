import { Pencil, Save, Trash2, UsersRound } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import type { PresetOrder } from "@/lib/client/presets";
import type { Preset } from "@/lib/model/preset";
import { PresetName } from "./preset-name";

interface PresetRowProps {
  preset: Preset;
  /** What stands in the form. */
  options: object;
  onLoad: () => void;
  /** An order is on its way. */
  pending: boolean;
  onOrder: (order: PresetOrder, then: { onSuccess: () => void }) => void;
}

/** A preset: a press loads it; what would lose something is asked about first. */
export function PresetRow({ preset, options, onLoad, pending, onOrder }: PresetRowProps) {
  const { id, name, shared, owner, editable } = preset;
  const [asks, setAsks] = useState<"save-over" | "rename" | "remove" | null>(null);
  const [typed, setTyped] = useState(name);
  const cancel = () => setAsks(null);

  // What is refused stays open, with what was typed.
  function give(order: PresetOrder): void {
    if (!pending) onOrder(order, { onSuccess: cancel });
  }

  if (asks === "rename") {
    const rename = () => give({ order: "rename", id, name: typed });
    return (
      <Question pending={pending} onCancel={cancel} deed="Rename" onDeed={rename}>
        <PresetName
          label={`New name of ${name}`}
          value={typed}
          onChange={setTyped}
          onEnter={rename}
        />
      </Question>
    );
  }
  if (asks === "save-over") {
    return (
      <Question
        pending={pending}
        onCancel={cancel}
        deed="Save over"
        onDeed={() => give({ order: "save-over", id, options })}
      >
        <Words>{`Keep what stands in the form as “${isolated(name)}”?`}</Words>
      </Question>
    );
  }
  if (asks === "remove") {
    return (
      <Question
        pending={pending}
        onCancel={cancel}
        deed="Remove"
        onDeed={() => give({ order: "remove", id })}
      >
        <Words>{`Remove “${isolated(name)}”${shared ? " for everybody" : ""}?`}</Words>
      </Question>
    );
  }
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        onClick={onLoad}
        className="min-h-8 min-w-0 flex-1 rounded px-2 text-left hover:bg-raised pointer-coarse:min-h-11"
      >
        <span className="block truncate font-medium">
          <Words>{isolated(name)}</Words>
        </span>
        {shared && (
          <span className="flex items-center gap-1 text-ink-soft text-xs">
            <UsersRound aria-hidden="true" className="size-3.5" />
            For everybody{owner && `, by ${owner}`}
          </span>
        )}
      </button>
      {editable && (
        <>
          <IconButton label={`Save over ${name}`} onClick={() => setAsks("save-over")}>
            <Save />
          </IconButton>
          <IconButton
            label={`Rename ${name}`}
            onClick={() => {
              setTyped(name);
              setAsks("rename");
            }}
          >
            <Pencil />
          </IconButton>
          <IconButton label={`Remove ${name}`} onClick={() => setAsks("remove")}>
            <Trash2 />
          </IconButton>
        </>
      )}
    </li>
  );
}

interface QuestionProps {
  pending: boolean;
  deed: string;
  onDeed: () => void;
  onCancel: () => void;
  children: ReactNode;
}

function Question({ pending, deed, onDeed, onCancel, children }: QuestionProps) {
  const box = useRef<HTMLLIElement>(null);
  // The focus goes on with the question that it opened: to what is typed, or to the deed.
  useEffect(() => box.current?.querySelector<HTMLElement>("input, button:last-child")?.focus(), []);
  return (
    <li ref={box} className="flex flex-wrap items-center gap-2 px-2 py-1">
      <div className="flex min-w-0 flex-1 wrap-anywhere">{children}</div>
      <Button look="quiet" onClick={onCancel}>
        Cancel
      </Button>
      <Button pending={pending} onClick={onDeed}>
        {deed}
      </Button>
    </li>
  );
}
