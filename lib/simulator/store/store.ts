import type { Call } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { PhoneNumber } from "../entities/phone-number";
import type { Recording } from "../entities/recording";
import { createTable, type Table, type TableState } from "./table";

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
  save(): StoreState;
  /** Becomes the store that was saved; what was in it is forgotten. */
  restore(state: StoreState): void;
}

/** All rows of an account, as plain data. */
export interface StoreState {
  readonly conferences: TableState<Conference>;
  readonly calls: TableState<Call>;
  readonly recordings: TableState<Recording>;
  readonly incomingPhoneNumbers: TableState<PhoneNumber>;
  readonly outgoingCallerIds: TableState<PhoneNumber>;
  /** By conference. */
  readonly rooms: readonly (readonly [conferenceSid: string, TableState<Participant>])[];
  readonly nextTurn: number;
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
  const recordings = createTable<Recording>({ keep: KEPT_RECORDINGS });
  const incomingPhoneNumbers = createTable<PhoneNumber>();
  const outgoingCallerIds = createTable<PhoneNumber>();

  const store: Store = {
    conferences,
    calls,
    recordings,
    incomingPhoneNumbers,
    outgoingCallerIds,
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
    save: () => ({
      conferences: conferences.save(),
      calls: calls.save(),
      recordings: recordings.save(),
      incomingPhoneNumbers: incomingPhoneNumbers.save(),
      outgoingCallerIds: outgoingCallerIds.save(),
      rooms: [...rooms].map(([sid, room]) => [sid, room.save()] as const),
      nextTurn: store.nextTurn,
    }),
    restore(state) {
      conferences.restore(state.conferences);
      calls.restore(state.calls);
      recordings.restore(state.recordings);
      incomingPhoneNumbers.restore(state.incomingPhoneNumbers);
      outgoingCallerIds.restore(state.outgoingCallerIds);
      rooms.clear();
      byCall.clear();
      for (const [sid, saved] of state.rooms) {
        const room = createTable<Participant>();
        room.restore(saved);
        rooms.set(sid, room);
        for (const participant of room.all()) byCall.set(participant.callSid, participant);
      }
      store.nextTurn = state.nextTurn;
    },
  };
  return store;
}
