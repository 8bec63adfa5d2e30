"use client";

import { useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { type PressState, useForgetPress, usePresses } from "@/lib/client/commands";
import { isConferenceSid } from "@/lib/model/conference";
import { DialList } from "./dial-list";

const DialNew = lazyPart(async () => (await import("./dial-new")).DialNew);

/** The dials into conferences that do not exist yet, as long as they have not made one. */
export function UnsettledNew() {
  const [again, setAgain] = useState<PressState | null>(null);
  const forget = useForgetPress();
  const dials = usePresses(({ conferenceSid }) => !isConferenceSid(conferenceSid));
  return (
    <>
      <DialList dials={dials} onAgain={setAgain} />
      {again && (
        <DialNew again={again} onClose={() => setAgain(null)} onDialled={() => forget(again.id)} />
      )}
    </>
  );
}
