import { type ReactNode, useId } from "react";

interface FieldProps {
  label: ReactNode;
  /** A word beside the label, for the eye: the control says it in its own way. */
  mark?: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  notice?: ReactNode;
  /** Draws the control with what ties it to its label and its messages. */
  children: (control: {
    id: string;
    "aria-describedby"?: string;
    "aria-invalid"?: true;
  }) => ReactNode;
}

/** A labelled control with its help, and what is wrong with it right beside it. */
export function Field({ label, mark, help, error, notice, children }: FieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, (error ?? notice) && `${id}-message`].filter(Boolean);
  return (
    <div className="grid grid-cols-1 gap-1">
      <div className="flex items-baseline gap-1.5">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {mark && (
          <span aria-hidden="true" className="text-ink-soft text-xs">
            {mark}
          </span>
        )}
      </div>
      {children({
        id,
        ...(described.length > 0 && { "aria-describedby": described.join(" ") }),
        ...(error && { "aria-invalid": true }),
      })}
      {(error ?? notice) && (
        <p id={`${id}-message`} className={`text-xs ${error ? "text-danger" : "text-held"}`}>
          {error ?? notice}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-ink-soft text-xs">
          {help}
        </p>
      )}
    </div>
  );
}

/** How a text field, a select and a search field look alike. */
export const controlLook =
  "h-8 min-w-0 rounded border border-line-strong/60 bg-raised placeholder:text-ink-soft/70 hover:border-line-strong aria-[invalid]:border-danger pointer-coarse:h-11 pointer-coarse:text-base";
