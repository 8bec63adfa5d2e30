"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { type PressState, useConferencePresses, useForgetPress } from "@/lib/client/commands";
import { roomQuery } from "@/lib/client/room";
import { present, type Room } from "@/lib/model/room";
import { DialList } from "./dial-list";

const DialInto = lazyPart(async () => (await import("./dial-into")).DialInto);

/** The dials into a conference that Twilio has not answered, or that came to nothing. */
export function UnsettledDials({ conferenceSid }: { conferenceSid: string }) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [again, setAgain] = useState<PressState | null>(null);
  const forget = useForgetPress();
  const presses = useConferencePresses(conferenceSid);
  const dials = presses.filter((press) => press.operation === "createParticipant");
  const arrived = dials.filter((press) => hasArrived(press, room)).map(({ id }) => id);
  // For good: when they have left again, nobody is to read that they may have been dialled.
  useEffect(() => {
    for (const id of arrived) forget(id);
  });
  return (
    <>
      <DialList dials={dials.filter(({ id }) => !arrived.includes(id))} onAgain={setAgain} />
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

/** A dial whose answer was lost is settled when its label is seen: nobody else here has it. */
function hasArrived({ status, options }: PressState, room: Room | undefined): boolean {
  const seen = room && present(room).some(({ label }) => label === options.label);
  return status === "unknown" && seen === true;
}
