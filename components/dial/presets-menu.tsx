"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import { presetsQuery, usePresetOrders } from "@/lib/client/presets";
import { shownFault } from "@/lib/client/request";
import { KeepPreset } from "./keep-preset";
import { PresetRow } from "./preset-row";
import type { PresetLoading } from "./use-preset-loading";

interface PresetsMenuProps {
  /** What stands in the form, to be kept. */
  options: object;
  loading: PresetLoading;
}

/** The dial forms that are kept: one fills this one in, or becomes what this one holds. */
export function PresetsMenu({ options, loading: { load, loaded } }: PresetsMenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          aria-expanded={open}
          {...(open && { "aria-controls": id })}
          onClick={() => setOpen(!open)}
        >
          Presets
          <ChevronDown aria-hidden="true" />
        </Button>
        <output className="min-w-0 flex-1 truncate text-ink-soft">
          {loaded && <Words>{`“${isolated(loaded.name)}” is filled in.`}</Words>}
        </output>
        {loaded && (
          <Button look="quiet" onClick={loaded.undo}>
            Undo
          </Button>
        )}
      </div>
      {open && (
        <div id={id}>
          <Presets
            options={options}
            onLoad={(preset) => {
              load(preset);
              setOpen(false);
            }}
          />
        </div>
      )}
    </div>
  );
}

interface PresetsProps {
  options: object;
  onLoad: PresetLoading["load"];
}

function Presets({ options, onLoad }: PresetsProps) {
  const { data: presets, error, refetch } = useQuery(presetsQuery);
  const { order, fault, pending, forget } = usePresetOrders();
  return (
    <section aria-label="Presets" className="grid gap-2 rounded border border-line bg-sunken p-2">
      {error && (
        <Notice onRetry={() => void refetch()}>
          <FaultText fault={shownFault(error)} />
        </Notice>
      )}
      {presets?.length === 0 && (
        <p className="px-2 py-1 text-ink-soft">
          Fill in the form and keep it under a name, to have it here next time.
        </p>
      )}
      {presets && presets.length > 0 && (
        <ul className="max-h-64 divide-y divide-line overflow-y-auto">
          {presets.map((preset) => (
            <PresetRow
              key={preset.id}
              preset={preset}
              options={options}
              onLoad={() => onLoad(preset)}
              pending={pending}
              onOrder={order}
            />
          ))}
        </ul>
      )}
      <KeepPreset options={options} pending={pending} onOrder={order} />
      {fault && (
        <Notice onDismiss={forget}>
          <FaultText fault={fault} />
        </Notice>
      )}
    </section>
  );
}
