import { controlLook } from "@/components/ui/field";
import { LONGEST_PRESET_NAME } from "@/lib/model/preset";

interface PresetNameProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onEnter: () => void;
}

/** The name of a preset. It stands in the dial form, and Enter must not dial. */
export function PresetName({ label, value, onChange, onEnter }: PresetNameProps) {
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={LONGEST_PRESET_NAME}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        onEnter();
      }}
      className={`${controlLook} min-w-40 flex-1`}
    />
  );
}
