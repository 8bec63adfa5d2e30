import { type FocusEvent, useState } from "react";

/**
 * Rows that have faded go only while nobody is about to press one: as long as a pointer or the focus
 * is among them, time stands still for what comes and goes.
 */
export function useHeldStill(now: number) {
  const [since, setSince] = useState<number | null>(null);
  const hold = () => setSince((before) => before ?? now);
  const letGo = () => setSince(null);
  return {
    at: since ?? now,
    hand: {
      onPointerEnter: hold,
      onPointerLeave: letGo,
      onFocus: hold,
      onBlur: (event: FocusEvent) => event.currentTarget.contains(event.relatedTarget) || letGo(),
    },
  };
}
