import type { Callback, CallbackOf } from "./callback";
import type { Conference } from "./conference";
import type { Participant } from "./participant";
import { earliest, further, latest, type Moment, newest } from "./register";
import type { RoomEvent, RoomEventOf } from "./room-event";
import {
  type CallFacts,
  type ConferenceFacts,
  factsOfCall,
  furtherConference,
  furtherStatus,
  joinedCall,
  type LegFacts,
  type ParticipantRead,
  type ParticipantTold,
  type RoomFacts,
  statusByCall,
} from "./room-facts";

/** What events made of a room's facts, and whose legs they spoke of. */
export interface Folded {
  facts: RoomFacts;
  touched: ReadonlySet<string>;
  /** Whether the conference itself was spoken of: its end is the end of every leg. */
  conference: boolean;
}

/** Takes events in. The facts that came in stay as they were. */
export function fold(known: RoomFacts, events: readonly RoomEvent[]): Folded {
  const draft = new Draft(known);
  for (const event of events) takeIn[event.kind](draft, event as never);
  return draft;
}

/** At most as many are listed in one event. */
const LISTED = 10_000;

/** The facts as they become while events are taken in: what is not spoken of is shared, not copied. */
class Draft implements Folded {
  readonly facts: RoomFacts;
  readonly touched = new Set<string>();
  conference = false;

  constructor(known: RoomFacts) {
    this.facts = { ...known, legs: { ...known.legs }, dials: { ...known.dials } };
  }

  /** Something was said of a leg. */
  leg(callSid: string, said: Moment, index: number, change: (leg: LegFacts) => LegFacts): void {
    const place = said.id * LISTED + index;
    const firstSaidAt = new Date(said.at).toISOString();
    const known = this.facts.legs[callSid] ?? nothing(callSid, place, firstSaidAt);
    this.facts.legs[callSid] = {
      ...change(known),
      place: Math.min(known.place, place),
      firstSaidAt: earliest(known.firstSaidAt, firstSaidAt),
    };
    this.touched.add(callSid);
  }

  aboutConference(change: (conference: ConferenceFacts) => ConferenceFacts): void {
    this.facts.conference = change(this.facts.conference);
    this.conference = true;
  }
}

const takeIn: {
  [Kind in RoomEvent["kind"]]: (draft: Draft, event: RoomEventOf<Kind>) => void;
} = {
  read(draft, event) {
    const { conference, participants, gone, calls, agreedAt } = event.difference;
    if (conference) conferenceRead(draft, conference, event);
    participants.forEach((participant, index) => {
      participantRead(draft, { participant, by: "read", since: event.at }, event, index);
    });
    for (const callSid of gone) {
      draft.leg(callSid, event, 0, (leg) => ({
        ...leg,
        goneAt: newest(leg.goneAt, event.at),
        listedAt: agreedAt === undefined ? leg.listedAt : newest(leg.listedAt, agreedAt),
      }));
    }
    for (const call of calls) callSaid(draft, call.sid, factsOfCall(call, event.at), event);
  },

  callback(draft, { callback, ...when }) {
    told[callback.source](draft, callback as never, when);
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
    const since = event.at - took;
    if (participant) participantRead(draft, { participant, by: "answer", since }, event, 0);
    if (conference) conferenceRead(draft, conference, event);
    const by = event.by.name;
    if (participant && operation === "createParticipant") {
      const dial = event.commandId;
      draft.leg(participant.callSid, event, 0, (leg) => ({
        ...leg,
        dial: earliest(leg.dial, dial),
      }));
    }
    if (outcome !== "done") return;
    if (operation === "removeParticipant" && callSid?.startsWith("CA")) {
      draft.leg(callSid, event, 0, (leg) => ({
        ...leg,
        removed: latest(leg.removed, { by, at: event.at, id: event.id }),
      }));
    }
    if (deed === "end") {
      draft.aboutConference((known) => ({
        ...known,
        endedBy: latest(known.endedBy, { by, at: event.at, id: event.id }),
      }));
    }
  },
};

const told: {
  [Source in Callback["source"]]: (
    draft: Draft,
    callback: CallbackOf<Source>,
    when: Moment,
  ) => void;
} = {
  conference(draft, callback, when) {
    const { event, sequence, timestamp, participant } = callback;
    conferenceTold(draft, callback);
    if (!participant) return;
    if (event === "participant-speech-start" || event === "participant-speech-stop") {
      const talking = event === "participant-speech-start";
      draft.leg(participant.callSid, when, 0, (leg) => ({
        ...leg,
        speech: further(leg.speech, { sequence, talking, at: when.at }),
      }));
    }
    const said: ParticipantTold = {
      sequence,
      at: when.at,
      timestamp,
      event,
      said: participant,
      callStatus: callback.callStatus ?? null,
      reason: callback.reasonParticipantLeft ?? null,
    };
    draft.leg(participant.callSid, when, 0, (leg) => {
      const joined = event === "participant-join";
      // Whoever leaves may never have answered.
      const reached = event === "participant-leave" ? leg.status : "connected";
      return {
        ...leg,
        told: further(leg.told, said),
        joinToldAt: joined ? earliest(leg.joinToldAt, timestamp) : leg.joinToldAt,
        status: furtherStatus(leg.status, reached),
      };
    });
  },

  call(draft, { callSid, status, from, to, direction, timestamp }, when) {
    const endedAt = statusByCall(status) ? null : timestamp;
    const saidAt = when.at;
    callSaid(draft, callSid, { status, from, to, direction, endedAt, saidAt }, when);
  },

  "machine-detection"(draft, { callSid, answeredBy }, { at, id }) {
    draft.leg(callSid, { at, id }, 0, (leg) => ({
      ...leg,
      answeredBy: latest(leg.answeredBy, { value: answeredBy, at, id }),
    }));
  },

  // A recording changes nobody's place in the room.
  recording: () => undefined,
};

function participantRead(
  draft: Draft,
  { participant, by, since }: ParticipantRead,
  { at, id }: Moment,
  index: number,
): void {
  const connected = participant.status === "connected";
  const over = isOver(participant);
  draft.leg(participant.callSid, { at, id }, index, (leg) => ({
    ...leg,
    read: latest(leg.read, { participant, by, since, at, id }),
    status: over ? leg.status : furtherStatus(leg.status, participant.status),
    connectedAt: connected ? earliest(leg.connectedAt, at) : leg.connectedAt,
    wasOnItsWay: leg.wasOnItsWay || (!connected && !over),
  }));
}

function callSaid(draft: Draft, callSid: string, call: CallFacts, when: Moment): void {
  const reached = statusByCall(call.status);
  const connected = reached === "connected";
  draft.leg(callSid, when, 0, (leg) => ({
    ...leg,
    call: joinedCall(leg.call, call),
    // A call that goes on may do so outside of the conference, before or after.
    status: reached && !connected ? furtherStatus(leg.status, reached) : leg.status,
    wasOnItsWay: leg.wasOnItsWay || (reached !== null && !connected),
  }));
}

function conferenceRead(draft: Draft, conference: Conference, { at, id }: Moment): void {
  draft.aboutConference((known) => ({
    ...known,
    read: latest(known.read, { conference, at, id }),
    status: furtherConference(known.status, conference.status),
  }));
}

function conferenceTold(draft: Draft, callback: CallbackOf<"conference">): void {
  const { event, sequence, timestamp, friendlyName } = callback;
  const ended = event === "conference-end";
  const started = event === "conference-start";
  draft.aboutConference((known) => ({
    ...known,
    status:
      started || ended
        ? furtherConference(known.status, ended ? "completed" : "in-progress")
        : known.status,
    friendlyName:
      friendlyName === null ? known.friendlyName : earliest(known.friendlyName, friendlyName),
    firstToldAt: earliest(known.firstToldAt, timestamp),
    end: ended
      ? further(known.end, {
          sequence,
          timestamp,
          reason: callback.reasonConferenceEnded ?? null,
          callSidEnding: callback.callSidEndingConference ?? null,
        })
      : known.end,
  }));
}

/** Whether Twilio says that a participant is not there any more. */
export const isOver = ({ status }: Participant) => status === "complete" || status === "failed";

const nothing = (callSid: string, place: number, firstSaidAt: string): LegFacts => ({
  callSid,
  place,
  firstSaidAt,
  read: null,
  told: null,
  call: null,
  status: "queued",
  joinToldAt: null,
  connectedAt: null,
  wasOnItsWay: false,
  goneAt: null,
  listedAt: null,
  removed: null,
  speech: null,
  answeredBy: null,
  dial: null,
});
