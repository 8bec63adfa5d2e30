import { useSyncExternalStore } from "react";
import { controlLook } from "@/components/ui/field";
import { fromLocalField, toLocalField } from "@/lib/client/local-time";

interface TimeFilterProps {
  label: string;
  /** ISO 8601. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

const never = () => () => undefined;

/** A moment, chosen in the reader's zone and kept as an instant, so that a link means the same to all. */
export function TimeFilter({ label, value, onChange }: TimeFilterProps) {
  // The server does not know the reader's zone.
  const shown = useSyncExternalStore(
    never,
    () => toLocalField(value),
    () => "",
  );
  return (
    <label className="flex items-center gap-1.5 text-ink-soft text-xs max-sm:w-full">
      <span className="max-sm:w-8">{label}</span>
      <input
        type="datetime-local"
        value={shown}
        onChange={(event) => onChange(fromLocalField(event.target.value))}
        className={`${controlLook} text-ink text-sm max-sm:flex-auto`}
      />
    </label>
  );
}
