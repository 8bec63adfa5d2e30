"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { type PressState, useConferencePresses, useForgetPress } from "@/lib/client/commands";
import { roomQuery } from "@/lib/client/room";
import { DialList } from "./dial-list";

const DialInto = lazyPart(async () => (await import("./dial-into")).DialInto);

/** The dials into a conference that Twilio has not answered, or that came to nothing. */
export function UnsettledDials({ conferenceSid }: { conferenceSid: string }) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [again, setAgain] = useState<PressState | null>(null);
  const forget = useForgetPress();
  const presses = useConferencePresses(conferenceSid);
  const dials = presses.filter((press) => press.operation === "createParticipant");
  return (
    <>
      <DialList dials={dials} onAgain={setAgain} />
      {again && room && (
        <DialInto
          room={room}
          again={again}
          onClose={() => setAgain(null)}
          onDialled={() => forget(again.id)}
        />
      )}
    </>
  );
}
