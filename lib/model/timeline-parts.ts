import { isCallSid } from "./participant";
import type { Difference, RoomEvent } from "./room-event";
import { isOfConference, type Step } from "./timeline-steps";

interface Parts {
  /** What was said of the conference itself. */
  conference: Step[];
  /** What was said of each leg alone, by Call SID, in the order of the first word about each. */
  legs: Map<string, Step[]>;
}

/** Takes events apart by whom they speak of, so that each lane can be told by itself. */
export function partsOf(steps: readonly Step[]): Parts {
  const conference: Step[] = [];
  const legs = new Map<string, Step[]>();
  for (const { at, event } of steps) {
    const ofConference = conferencePart(event);
    if (ofConference) conference.push({ at, event: ofConference });
    for (const [callSid, part] of legParts(event)) {
      const known = legs.get(callSid);
      if (known) known.push({ at, event: part });
      else legs.set(callSid, [{ at, event: part }]);
    }
  }
  return { conference, legs };
}

const nothing: Difference = { participants: [], gone: [], calls: [] };

function conferencePart(event: RoomEvent): RoomEvent | null {
  if (event.kind === "read") {
    const { conference } = event.difference;
    return conference ? { ...event, difference: { ...nothing, conference } } : null;
  }
  if (isOfConference(event)) {
    return { ...event, callback: { ...event.callback, participant: null } };
  }
  if (event.kind !== "receipt") return null;
  const { participant: _, ...rest } = event;
  return rest.conference || rest.deed === "end" ? rest : null;
}

function legParts(event: RoomEvent): [callSid: string, part: RoomEvent][] {
  switch (event.kind) {
    case "read": {
      const { participants, gone, calls, agreedAt } = event.difference;
      const part = (difference: Partial<Difference>): RoomEvent => ({
        ...event,
        difference: { ...nothing, ...difference },
      });
      return [
        ...participants.map((one) => [one.callSid, part({ participants: [one] })] as const),
        ...gone.map(
          (callSid) =>
            [
              callSid,
              part({ gone: [callSid], ...(agreedAt !== undefined && { agreedAt }) }),
            ] as const,
        ),
        ...calls.map((call) => [call.sid, part({ calls: [call] })] as const),
      ].map(([callSid, one]) => [callSid, one]);
    }
    case "callback": {
      const { callback } = event;
      const callSid =
        callback.source === "conference" ? callback.participant?.callSid : callback.callSid;
      return callSid && callback.source !== "recording" ? [[callSid, event]] : [];
    }
    case "receipt": {
      const callSid = event.participant?.callSid ?? event.callSid;
      return isCallSid(callSid) ? [[callSid, event]] : [];
    }
    case "command":
      return [];
  }
}
