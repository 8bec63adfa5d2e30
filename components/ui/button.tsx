import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

const looks = {
  plain: "border-line bg-raised text-ink hover:bg-sunken hover:border-line-strong",
  primary: "border-ink bg-ink text-ground hover:opacity-85",
  danger: "border-danger bg-danger text-ground hover:opacity-85",
  quiet: "border-transparent text-ink-soft hover:bg-sunken hover:text-ink",
  /** Destroys something, but is not the deed that a dialog asks about. */
  caution: "border-line bg-raised text-danger hover:border-danger hover:bg-danger/5",
  muted: "border-muted/60 bg-muted/15 text-ink hover:bg-muted/25",
  held: "border-held/60 bg-held/15 text-held hover:bg-held/25",
  coaching: "border-coaching/60 bg-coaching/15 text-coaching hover:bg-coaching/25",
};

export type Look = keyof typeof looks;

export interface ButtonProps extends ComponentProps<"button"> {
  look?: Look;
  /** Under way: the button keeps its size, says so to assistive technology, and takes no press. */
  pending?: boolean;
  /** Off for a while, and why: it can still be reached, so that the reason can be read. */
  blocked?: string | null;
  /** Square: it holds an icon and nothing else. */
  square?: boolean;
}

/** A button. It is never submitted by accident: say `type="submit"` where that is meant. */
export function Button({
  look = "plain",
  pending = false,
  blocked = null,
  square = false,
  className = "",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const off = pending || blocked !== null;
  const shape = square ? "w-8 pointer-coarse:w-11" : "px-2.5";
  return (
    <button
      type="button"
      aria-busy={pending || undefined}
      // Not `disabled`: that would take the focus from whoever pressed it on the keyboard.
      aria-disabled={off || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
      {...rest}
      {...(blocked !== null && { title: blocked })}
      className={`relative inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded border font-medium transition-colors duration-100 disabled:opacity-45 aria-busy:opacity-100 pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0 ${looks[look]} ${blocked === null ? "" : "cursor-not-allowed opacity-45"} ${shape} ${className}`}
    >
      {pending ? (
        <>
          <span className="invisible inline-flex items-center gap-1.5">{children}</span>
          <Spinner className="absolute" />
        </>
      ) : (
        children
      )}
    </button>
  );
}
