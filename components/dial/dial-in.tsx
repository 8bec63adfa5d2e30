"use client";

import { useQuery } from "@tanstack/react-query";
import { PhoneOutgoing } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useMay } from "@/lib/client/person";
import { roomQuery } from "@/lib/client/room";

const DialInto = lazyPart(async () => (await import("./dial-into")).DialInto);

/** Opens the form that dials somebody into a conference. */
export function DialIn({ conferenceSid }: { conferenceSid: string }) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [open, setOpen] = useState(false);
  const may = useMay();
  if (!room || !may("dial")) return null;
  return (
    <>
      {room.conference.status !== "completed" && (
        <Button look="primary" onClick={() => setOpen(true)}>
          <PhoneOutgoing aria-hidden="true" />
          Dial in
        </Button>
      )}
      {open && <DialInto room={room} onClose={() => setOpen(false)} />}
    </>
  );
}
