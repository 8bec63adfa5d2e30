import type { Call, CallDirection } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import {
  type ConferenceCallbacks,
  type MachineDetection,
  noCallbacks,
  type Subscription,
} from "../entities/subscription";
import type { World } from "../world";
import { type FinalStatus, finishCall, timeLimitOf } from "./call";
import { endConference, startConferenceIfReady } from "./conference";

/** A participant and the call it hangs on. */
export interface Leg {
  readonly participant: Participant;
  readonly call: Call;
}

export interface LegSpec {
  readonly from: string;
  readonly to: string;
  readonly direction: CallDirection;
  readonly label?: string | null | undefined;
  readonly muted?: boolean | undefined;
  readonly hold?: boolean | undefined;
  readonly coaching?: boolean | undefined;
  readonly callSidToCoach?: string | null | undefined;
  readonly startConferenceOnEnter?: boolean | undefined;
  readonly endConferenceOnExit?: boolean | undefined;
  readonly region?: string | undefined;
  readonly conferenceCallbacks?: ConferenceCallbacks | undefined;
  readonly statusCallback?: Subscription | null | undefined;
  readonly recordingStatusCallback?: Subscription | null | undefined;
  readonly machineDetection?: MachineDetection | null | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
  /** Seconds. */
  readonly timeLimit?: number | undefined;
  /** Milliseconds since 1970, if not now. */
  readonly dateCreated?: number | undefined;
}

/** A new leg, still `queued`: nobody has been called yet. */
export function addLeg(world: World, conference: Conference, spec: LegSpec): Leg {
  const { store, random } = world;
  const dateCreated = spec.dateCreated ?? world.clock.now();
  const ours = spec.direction === "inbound" ? spec.to : spec.from;
  const number = [store.incomingPhoneNumbers, store.outgoingCallerIds]
    .map((table) => table.find((row) => row.phoneNumber === ours))
    .find(Boolean);

  const call = store.calls.add({
    sid: random.sid("CA"),
    from: spec.from,
    to: spec.to,
    direction: spec.direction,
    phoneNumberSid: number?.sid ?? null,
    dateCreated,
    dateUpdated: dateCreated,
    status: "queued",
    startTime: null,
    answeredTime: null,
    endTime: null,
    timeout: spec.timeout ?? 60,
    timeLimit: spec.timeLimit ?? null,
    statusCallback: spec.statusCallback ?? null,
    sequence: 0,
    machineDetection: spec.machineDetection ?? null,
    answeredBy: null,
    recordingStatusCallback: spec.recordingStatusCallback ?? null,
  });
  const participant = store.addParticipant({
    sid: random.sid("CP"),
    callSid: call.sid,
    conferenceSid: conference.sid,
    label: spec.label ?? null,
    dateCreated,
    dateUpdated: dateCreated,
    status: "queued",
    muted: spec.muted ?? false,
    hold: spec.hold ?? false,
    coaching: spec.coaching ?? false,
    callSidToCoach: spec.callSidToCoach ?? null,
    startConferenceOnEnter: spec.startConferenceOnEnter ?? true,
    endConferenceOnExit: spec.endConferenceOnExit ?? false,
    region: spec.region ?? null,
    conferenceCallbacks: spec.conferenceCallbacks ?? noCallbacks,
    touched: false,
  });
  // Inferred: until somebody joins, the first to be called in is the one to be told how that went.
  if (!conference.joined && store.participants(conference.sid).size === 1) {
    conference.callbacks = participant.conferenceCallbacks;
  }
  return { participant, call };
}

/** The far party has picked up: the leg is in the conference. */
export function joinConference(world: World, { participant, call }: Leg, at?: number): void {
  const { store, agenda, account } = world;
  const now = at ?? world.clock.now();
  agenda.drop(call.sid);
  call.status = "in-progress";
  call.startTime ??= now;
  call.answeredTime = now;
  call.dateUpdated = now;
  participant.status = "connected";
  participant.dateUpdated = now;
  world.announce({ type: "call-answered", call });

  const conference = store.conferences.get(participant.conferenceSid);
  if (!conference) return;
  // The first to join decides where it is mixed and who is called back (Twilio docs: TwiML <Conference>).
  if (!conference.joined) conference.callbacks = participant.conferenceCallbacks;
  conference.joined = true;
  conference.region ??= participant.region ?? account.region;
  world.announce({ type: "participant-join", conference, participant });
  startConferenceIfReady(world, conference);
  if (call.timeLimit !== null) {
    const leg = { participant, call };
    const cut = () => endLeg(world, leg, "completed", "left");
    agenda.plan(timeLimitOf(call), call.timeLimit * 1000, cut);
  }
}

/** The leg is over, and with it the conference if this was the last one or endConferenceOnExit was set. */
export function endLeg(
  world: World,
  { participant, call }: Leg,
  callStatus: FinalStatus,
  how: "left" | "kicked",
): void {
  const { store } = world;
  const hadJoined = participant.status === "connected";
  participant.status = callStatus === "completed" ? "complete" : "failed";
  store.removeParticipant(participant);
  finishCall(world, call, callStatus);

  const conference = store.conferences.get(participant.conferenceSid);
  if (!conference) return;
  // Inferred: who is removed over the API counts as hung up; Twilio does not say which reason it sends.
  const reason = hadJoined ? "participant_hung_up" : "participant_add_failed";
  world.announce({ type: "participant-leave", conference, participant, call, reason });
  if (hadJoined && participant.endConferenceOnExit) {
    const why = `participant-with-end-conference-on-exit-${how}` as const;
    endConference(world, conference, why, call.sid);
  } else if (store.participants(conference.sid).size === 0) {
    // Inferred: a conference whose legs never answered ends in the same way.
    endConference(world, conference, `last-participant-${how}`, call.sid);
  }
}

/** The leg of this call, while it is in a conference or on its way there. */
export function legOf({ store }: World, callSid: string): Leg | undefined {
  const participant = store.participantOf(callSid);
  const call = store.calls.get(callSid);
  return participant && call ? { participant, call } : undefined;
}
