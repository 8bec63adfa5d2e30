import { type SyntheticEvent, useState } from "react";

/** The leg under the pointer or the focus, and the press that is about to be made on it. */
export interface Pointed {
  callSid: string;
  deed: string | undefined;
}

/** Follows pointer and focus over the rows, from around them: no row is drawn again for it. */
export function usePointed() {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const follow = ({ target }: SyntheticEvent) => {
    const next = target instanceof Element ? pointedBy(target) : null;
    setPointed((before) =>
      before?.callSid === next?.callSid && before?.deed === next?.deed ? before : next,
    );
  };
  const leave = () => setPointed(null);
  const pointer = { onPointerOver: follow, onPointerLeave: leave, onFocus: follow, onBlur: leave };
  return { pointed, pointer };
}

function pointedBy(target: Element): Pointed | null {
  const callSid = target.closest<HTMLElement>("[data-call-sid]")?.dataset["callSid"];
  const deed = target.closest<HTMLElement>("[data-deed]")?.dataset["deed"];
  return callSid === undefined ? null : { callSid, deed };
}
