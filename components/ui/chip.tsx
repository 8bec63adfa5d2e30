import type { ReactNode } from "react";

const tones = {
  "in-call": "text-in-call",
  ringing: "text-ringing",
  held: "text-held",
  muted: "text-muted",
  coaching: "text-coaching",
  danger: "text-danger",
};

/** A state in a word, with its colour and, where it helps, an icon. */
export function Chip({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded border border-current/25 bg-current/5 px-1.5 py-px font-medium text-xs [&_svg]:size-3.5 [&_svg]:shrink-0 ${tones[tone]}`}
    >
      {children}
    </span>
  );
}

/** A status in words, behind a dot of its colour. */
export function Status({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={`inline-flex items-start gap-1.5 text-left ${tones[tone]}`}>
      <span aria-hidden="true" className="mt-1.5 size-2 shrink-0 rounded-full bg-current" />
      <span>{children}</span>
    </span>
  );
}
