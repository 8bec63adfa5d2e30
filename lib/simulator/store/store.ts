import type { Call } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { PhoneNumber } from "../entities/phone-number";
import type { Recording } from "../entities/recording";
import { createTable, type Table } from "./table";

/** Everything one account has. Completed conferences and calls are kept within bounds. */
export interface Store {
  readonly conferences: Table<Conference>;
  readonly calls: Table<Call>;
  /** Of conferences and of single legs. */
  readonly recordings: Table<Recording>;
  readonly incomingPhoneNumbers: Table<PhoneNumber>;
  readonly outgoingCallerIds: Table<PhoneNumber>;
  /** When the next call over the API may be dialled, in milliseconds since 1970. */
  nextTurn: number;
  /** Who is in a conference now, or being called into it; empty once it has ended. */
  participants(conferenceSid: string): Table<Participant>;
  /** The participant that this call is, while it is one. */
  participantOf(callSid: string): Participant | undefined;
  addParticipant(participant: Participant): Participant;
  removeParticipant(participant: Participant): void;
  /** The one conference of this name that has not ended, if there is one. */
  activeConference(friendlyName: string): Conference | undefined;
  /** The conference has ended: its people are forgotten, it becomes history. */
  archiveConference(sid: string): void;
}

const KEPT_CONFERENCES = 1_000;
const KEPT_CALLS = 10_000;
const KEPT_RECORDINGS = 10_000;

export function createStore(): Store {
  const conferences = createTable<Conference>({ keep: KEPT_CONFERENCES });
  const calls = createTable<Call>({ keep: KEPT_CALLS });
  const rooms = new Map<string, Table<Participant>>();
  const byCall = new Map<string, Participant>();
  const nobody = createTable<Participant>();

  return {
    conferences,
    calls,
    recordings: createTable<Recording>({ keep: KEPT_RECORDINGS }),
    incomingPhoneNumbers: createTable<PhoneNumber>(),
    outgoingCallerIds: createTable<PhoneNumber>(),
    nextTurn: 0,
    participants: (conferenceSid) => rooms.get(conferenceSid) ?? nobody,
    participantOf: (callSid) => byCall.get(callSid),
    addParticipant(participant) {
      const room = rooms.get(participant.conferenceSid) ?? createTable<Participant>();
      rooms.set(participant.conferenceSid, room);
      byCall.set(participant.callSid, participant);
      return room.add(participant);
    },
    removeParticipant(participant) {
      rooms.get(participant.conferenceSid)?.remove(participant.sid);
      byCall.delete(participant.callSid);
    },
    activeConference: (friendlyName) =>
      conferences.find(
        (conference) =>
          conference.friendlyName === friendlyName && conference.status !== "completed",
      ),
    archiveConference(sid) {
      rooms.delete(sid);
      conferences.retire(sid);
    },
  };
}
