import type { LucideIcon } from "lucide-react";
import { ArrowRight, Hourglass, MicOff, Pause, Phone } from "lucide-react";
import type { BandKind } from "@/lib/model/timeline";

/** Each kind has its colour and its pattern, so that it can be told without the colour. */
export const bandLooks: Record<BandKind, string> = {
  ringing: "border border-dashed border-ringing bg-ringing/8 text-ringing",
  waiting: "border border-dotted border-muted bg-muted/8 text-muted",
  "in-call": "border border-in-call/40 bg-in-call/20 text-in-call",
  held: "border border-held/70 text-held bg-[repeating-linear-gradient(135deg,color-mix(in_oklab,var(--held)_38%,transparent)_0_3px,transparent_3px_7px)]",
  unknown:
    "border border-dashed border-line-strong/70 text-ink-soft bg-[repeating-linear-gradient(45deg,var(--line)_0_1px,transparent_1px_6px)]",
  muted: "border border-muted/40 bg-muted/15 text-ink",
  coaching: "border border-coaching/50 bg-coaching/15 text-coaching",
  speech: "bg-in-call text-in-call",
};

export const bandIcons: Partial<Record<BandKind, LucideIcon>> = {
  ringing: Phone,
  waiting: Hourglass,
  held: Pause,
  muted: MicOff,
  coaching: ArrowRight,
};
