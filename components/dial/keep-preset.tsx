import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useMay } from "@/lib/client/person";
import type { PresetOrder } from "@/lib/client/presets";
import { PresetName } from "./preset-name";

interface KeepPresetProps {
  options: object;
  pending: boolean;
  onOrder: (order: PresetOrder, then?: { onSuccess: () => void }) => void;
}

/** Keeps what stands in the form under a new name. */
export function KeepPreset({ options, pending, onOrder }: KeepPresetProps) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const may = useMay();

  function keep(): void {
    if (pending) return;
    onOrder({ order: "keep", name, shared, options }, { onSuccess: () => setName("") });
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <PresetName label="Name of a new preset" value={name} onChange={setName} onEnter={keep} />
      {may("share-presets") && (
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
            className="size-4"
          />
          For everybody
        </label>
      )}
      <Button pending={pending} onClick={keep}>
        Keep
      </Button>
    </div>
  );
}
