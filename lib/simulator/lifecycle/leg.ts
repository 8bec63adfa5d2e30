import type { Call } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { Source } from "../entities/program";
import { type ConferenceCallbacks, noCallbacks } from "../entities/subscription";
import type { World } from "../world";
import { answerCall, type CallSpec, type FinalStatus, finishCall, placeCall } from "./call";
import { endConference, startConferenceIfReady } from "./conference";
import type { ReasonParticipantLeft } from "./events";

/** A participant and the call it hangs on. */
export interface Leg {
  readonly participant: Participant;
  readonly call: Call;
}

export interface ParticipantSpec {
  readonly label?: string | null | undefined;
  readonly muted?: boolean | undefined;
  readonly hold?: boolean | undefined;
  readonly coaching?: boolean | undefined;
  readonly callSidToCoach?: string | null | undefined;
  readonly startConferenceOnEnter?: boolean | undefined;
  readonly endConferenceOnExit?: boolean | undefined;
  readonly region?: string | undefined;
  readonly conferenceCallbacks?: ConferenceCallbacks | undefined;
  readonly recordsConference?: boolean | undefined;
  readonly waitMusic?: Source | null | undefined;
  /** Milliseconds since 1970, if not now. */
  readonly dateCreated?: number | undefined;
}

export type LegSpec = CallSpec & ParticipantSpec;

/** A new leg, still `queued`: nobody has been called yet. */
export function addLeg(world: World, conference: Conference, spec: LegSpec): Leg {
  const call = placeCall(world, spec);
  return { call, participant: addParticipant(world, conference, call, spec) };
}

/** Makes a call a leg of a conference, which it has yet to join. */
export function addParticipant(
  world: World,
  conference: Conference,
  call: Call,
  spec: ParticipantSpec,
): Participant {
  const { store, random } = world;
  const dateCreated = spec.dateCreated ?? world.clock.now();
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
    recordsConference: spec.recordsConference ?? false,
    waitMusic: spec.waitMusic ?? null,
    talking: false,
    quirk: null,
    touched: false,
  });
  // Inferred: until somebody joins, the first to be called in is the one to be told how that went.
  if (!conference.joined && store.participants(conference.sid).size === 1) {
    conference.callbacks = participant.conferenceCallbacks;
  }
  return participant;
}

/** The leg is in the conference; a phone that still rang has been picked up. */
export function joinConference(world: World, { participant, call }: Leg, at?: number): void {
  const { store, account } = world;
  const now = at ?? world.clock.now();
  // Inferred: so is one who waits for the conference to start.
  participant.status = "connected";
  participant.dateUpdated = now;
  answerCall(world, call, now);

  const conference = store.conferences.get(participant.conferenceSid);
  if (!conference) return;
  // The first to join decides where it is mixed and who is called back (Twilio docs: TwiML <Conference>).
  if (!conference.joined) conference.callbacks = participant.conferenceCallbacks;
  conference.joined = true;
  conference.region ??= participant.region ?? account.region;
  world.announce({ type: "participant-join", conference, participant, at });
  startConferenceIfReady(world, conference);
  const { waitMusic: source } = participant;
  if (conference.status === "init" && source) {
    world.announce({ type: "music-requested", inConference: conference, call, source });
  }
}

/** The leg is over, and with it the conference if this was the last one or endConferenceOnExit was set. */
export function endLeg(
  world: World,
  { participant, call }: Leg,
  callStatus: FinalStatus,
  how: "left" | "kicked",
): void {
  const hadJoined = participant.status === "connected";
  participant.status = callStatus === "completed" ? "complete" : "failed";
  world.store.removeParticipant(participant);
  finishCall(world, call, callStatus);
  // Inferred: who never came in was not added; who is removed over the API counts as hung up.
  const reason = hadJoined ? "participant_hung_up" : "participant_add_failed";
  afterLeaving(world, { participant, call }, { hadJoined, how, reason });
}

/** The participant is out of the conference, and the call goes on with something else. */
export function leaveConference(
  world: World,
  { participant, call }: Leg,
  reason: ReasonParticipantLeft,
): void {
  const hadJoined = participant.status === "connected";
  participant.status = "complete";
  world.store.removeParticipant(participant);
  afterLeaving(world, { participant, call }, { hadJoined, how: "left", reason });
}

function afterLeaving(
  world: World,
  { participant, call }: Leg,
  {
    hadJoined,
    how,
    reason,
  }: { hadJoined: boolean; how: "left" | "kicked"; reason: ReasonParticipantLeft },
): void {
  const { store } = world;
  const conference = store.conferences.get(participant.conferenceSid);
  if (!conference) return;
  world.announce({ type: "participant-leave", conference, participant, call, reason });
  if (hadJoined && participant.endConferenceOnExit) {
    const why = `participant-with-end-conference-on-exit-${how}` as const;
    endConference(world, conference, why, participant);
  } else if (store.participants(conference.sid).size === 0) {
    // Inferred: a conference whose legs never answered ends in the same way.
    endConference(world, conference, `last-participant-${how}`, participant);
  }
}

/** Ends a call, and takes it out of the conference that it is in or on its way to. */
export function endCall(world: World, call: Call, status: FinalStatus): void {
  const leg = legOf(world, call.sid);
  if (leg) endLeg(world, leg, status, "left");
  else finishCall(world, call, status);
}

/** The leg of this call, while it is in a conference or on its way there. */
export function legOf({ store }: World, callSid: string): Leg | undefined {
  const participant = store.participantOf(callSid);
  const call = store.calls.get(callSid);
  return participant && call ? { participant, call } : undefined;
}
