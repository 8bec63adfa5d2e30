import { CircleAlert, RefreshCw, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";

interface NoticeProps {
  children: ReactNode;
  onRetry?: (() => void) | undefined;
  /** Another way out than to try the same again. */
  action?: ReactNode;
  onDismiss?: () => void;
  /** It stands over other things, and so needs a ground of its own. */
  floating?: boolean;
}

/** What went wrong, in place, and a way out of it. */
export function Notice({ children, onRetry, action, onDismiss, floating = false }: NoticeProps) {
  return (
    <div
      role="alert"
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded border border-danger/40 px-3 py-2 ${floating ? "bg-raised shadow-lg" : "bg-danger/5"}`}
    >
      <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />
      <div className="wrap-anywhere min-w-0 flex-1 basis-60">{children}</div>
      {onRetry && (
        <Button onClick={onRetry}>
          <RefreshCw aria-hidden="true" />
          Try again
        </Button>
      )}
      {action}
      {onDismiss && (
        <IconButton label="Dismiss this message" onClick={onDismiss}>
          <X />
        </IconButton>
      )}
    </div>
  );
}

/** A list with nothing in it: why, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 rounded-md border border-line border-dashed px-6 py-14 text-center">
      <p className="wrap-anywhere font-medium text-base">{title}</p>
      {children && <div className="max-w-prose text-ink-soft">{children}</div>}
    </div>
  );
}
