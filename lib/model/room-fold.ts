import type { Conference } from "./conference";
import { isCallSid, isOver } from "./participant";
import {
  earliest,
  latest,
  type Moment,
  momentAnswered,
  momentAsked,
  momentTold,
  newest,
} from "./register";
import { Draft, type Folded } from "./room-draft";
import type { RoomEvent, RoomEventOf } from "./room-event";
import {
  factsOfCall,
  furtherConference,
  furtherStatus,
  type ParticipantRead,
  type RoomFacts,
} from "./room-facts";
import { callSaid, takeInTold } from "./room-told";

/** Takes events in. The facts that came in stay as they were. */
export function fold(known: RoomFacts, events: readonly RoomEvent[]): Folded {
  const draft = new Draft(known);
  for (const event of events) takeIn[event.kind](draft, event as never);
  return draft;
}

const takeIn: {
  [Kind in RoomEvent["kind"]]: (draft: Draft, event: RoomEventOf<Kind>) => void;
} = {
  read(draft, event) {
    const { conference, participants, gone, calls, agreedAt } = event.difference;
    const when = momentAsked(event);
    if (conference) conferenceRead(draft, conference, when);
    participants.forEach((participant, index) => {
      participantRead(draft, { participant, by: "read", since: when }, when, index);
    });
    for (const callSid of gone) {
      draft.leg(callSid, when, 0, (leg) => ({
        ...leg,
        gone: latest(leg.gone, when),
        listedAt: agreedAt === undefined ? leg.listedAt : newest(leg.listedAt, agreedAt),
      }));
    }
    for (const call of calls) callSaid(draft, call.sid, factsOfCall(call, when), when);
  },

  callback(draft, { callback, ...event }) {
    takeInTold(draft, callback, momentTold(event));
  },

  command(draft, { operation, commandId, timeout = null }) {
    if (operation !== "createParticipant") return;
    draft.facts.dials[commandId] = { timeout };
    // It may come after its receipt, where it named a conference whose SID nobody knew.
    for (const { callSid, dial } of Object.values(draft.facts.legs)) {
      if (dial === commandId) draft.touched.add(callSid);
    }
  },

  receipt(draft, event) {
    const { operation, outcome, participant, conference, callSid, deed, took = 0 } = event;
    const when = momentAnswered(event);
    const since = momentAsked({ ...when, asOf: event.asOf, at: event.at - took });
    if (participant) participantRead(draft, { participant, by: "answer", since }, when, 0);
    if (conference) conferenceRead(draft, conference, when);
    const by = event.by.name;
    if (participant && operation === "createParticipant") {
      const dial = event.commandId;
      draft.leg(participant.callSid, when, 0, (leg) => ({
        ...leg,
        dial: earliest(leg.dial, dial),
      }));
    }
    if (outcome !== "done") return;
    if (operation === "removeParticipant" && isCallSid(callSid)) {
      draft.leg(callSid, when, 0, (leg) => ({
        ...leg,
        removed: latest(leg.removed, { by, ...when }),
      }));
    }
    if (deed === "end") {
      draft.aboutConference((known) => ({
        ...known,
        endedBy: latest(known.endedBy, { by, ...when }),
      }));
    }
  },
};

function participantRead(
  draft: Draft,
  { participant, by, since }: ParticipantRead,
  when: Moment,
  index: number,
): void {
  const connected = participant.status === "connected";
  const over = isOver(participant);
  draft.leg(participant.callSid, when, index, (leg) => ({
    ...leg,
    read: latest(leg.read, { participant, by, since, ...when }),
    status: over ? leg.status : furtherStatus(leg.status, participant.status),
    connectedAt: connected ? earliest(leg.connectedAt, when.at) : leg.connectedAt,
    wasOnItsWay: leg.wasOnItsWay || (!connected && !over),
  }));
}

function conferenceRead(draft: Draft, conference: Conference, when: Moment): void {
  draft.aboutConference((known) => ({
    ...known,
    read: latest(known.read, { conference, ...when }),
    status: furtherConference(known.status, conference.status),
  }));
}
