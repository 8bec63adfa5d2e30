"use client";

import { useQuery } from "@tanstack/react-query";
import { PhoneOutgoing } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { roomQuery } from "@/lib/client/room";

const DialInto = lazy(async () => ({ default: (await import("./dial-into")).DialInto }));

/** Opens the form that dials somebody into a conference. */
export function DialIn({ conferenceSid }: { conferenceSid: string }) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [open, setOpen] = useState(false);
  if (!room || room.conference.status === "completed") return null;
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <PhoneOutgoing aria-hidden="true" />
        Dial in
      </Button>
      {open && (
        <Suspense>
          <DialInto room={room} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
