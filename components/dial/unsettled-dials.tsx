"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { type PressState, useForgetPress, usePresses } from "@/lib/client/commands";
import { roomQuery } from "@/lib/client/room";

const DialInto = lazy(async () => ({ default: (await import("./dial-into")).DialInto }));

/** Dials that Twilio has not answered yet, and those that came to nothing until they are dismissed. */
export function UnsettledDials({ conferenceSid }: { conferenceSid: string }) {
  const { data: room } = useQuery(roomQuery(conferenceSid));
  const [again, setAgain] = useState<PressState | null>(null);
  const forget = useForgetPress();
  const dials = usePresses(conferenceSid).filter(
    ({ operation, status }) => operation === "createParticipant" && status !== "done",
  );

  return (
    <>
      {dials.length > 0 && (
        <ul aria-label="Dials" className="divide-y divide-line rounded-md border border-line">
          {dials.map((dial) => (
            <li key={dial.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
              <Who dial={dial} />
              {dial.status === "pending" && (
                <span className="inline-flex items-center gap-2 text-ringing">
                  <Spinner />
                  Asking Twilio to dial
                </span>
              )}
              {dial.fault && (
                <>
                  <span role="alert" className="min-w-0 flex-1 basis-60 text-danger">
                    <FaultText fault={dial.fault} />
                  </span>
                  <Button onClick={() => setAgain(dial)}>Change and dial again</Button>
                  <IconButton label="Dismiss this dial" onClick={() => forget(dial.id)}>
                    <X />
                  </IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {again && room && (
        <Suspense>
          <DialInto room={room} again={again} onClose={() => setAgain(null)} />
        </Suspense>
      )}
    </>
  );
}

function Who({ dial: { options } }: { dial: PressState }) {
  const { label, to } = options as { label?: string; to?: string };
  return (
    <span className="font-medium">
      {label ?? to}
      {label && <span className="ml-2 font-normal text-ink-soft text-xs">{to}</span>}
    </span>
  );
}
