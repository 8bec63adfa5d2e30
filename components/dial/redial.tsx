"use client";

import { useQuery } from "@tanstack/react-query";
import { lazyPart } from "@/components/ui/lazy-part";
import { askToRedial, dialOfQuery, useRedialAsked } from "@/lib/client/redial";
import { roomQuery } from "@/lib/client/room";
import { callableOptions, dialOfLeg } from "@/lib/model/dial-again";
import type { Leg } from "@/lib/model/leg";

const DialInto = lazyPart(async () => (await import("./dial-into")).DialInto);

/** The form that dials somebody once more with the same options, for the row that asks for it. */
export function Redial({ conferenceSid }: { conferenceSid: string }) {
  const leg = useRedialAsked(conferenceSid);
  return leg && <RedialOf leg={leg} />;
}

function RedialOf({ leg }: { leg: Leg }) {
  const { data: room } = useQuery(roomQuery(leg.conferenceSid));
  const { data: options, isPending } = useQuery(dialOfQuery(leg));
  // Where the record cannot be read, its numbers are known all the same.
  if (!room || isPending) return null;
  return (
    <DialInto
      room={room}
      again={{ options: options ? callableOptions(options) : dialOfLeg(leg), fault: null }}
      onClose={() => askToRedial(null)}
    />
  );
}
