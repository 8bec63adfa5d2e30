import type { Conference, ReasonConferenceEnded } from "../entities/conference";
import type { Participant } from "../entities/participant";
import { noCallbacks } from "../entities/subscription";
import type { World } from "../world";
import { hangUpCall } from "./call";

/** A new conference of this name. Inferred: `init` is what it is until enough people are in it. */
export function openConference(
  { store, clock, random }: World,
  spec: { friendlyName: string; maxParticipants?: number | undefined; dateCreated?: number },
): Conference {
  const dateCreated = spec.dateCreated ?? clock.now();
  return store.conferences.add({
    sid: random.sid("CF"),
    friendlyName: spec.friendlyName,
    dateCreated,
    dateUpdated: dateCreated,
    status: "init",
    region: null,
    maxParticipants: spec.maxParticipants ?? 250,
    reasonConferenceEnded: null,
    callSidEndingConference: null,
    callbacks: noCallbacks,
    joined: false,
    sequence: 1,
  });
}

/** It starts with the second participant, if one of them has startConferenceOnEnter (Twilio docs: TwiML <Conference>). */
export function startConferenceIfReady(world: World, conference: Conference): void {
  const { store, clock } = world;
  if (conference.status !== "init") return;
  const present = store
    .participants(conference.sid)
    .all()
    .filter((participant) => participant.status === "connected");
  if (present.length < 2 || !present.some((one) => one.startConferenceOnEnter)) return;
  conference.status = "in-progress";
  conference.dateUpdated = clock.now();
  world.announce({ type: "conference-start", conference });
}

/**
 * Ends it for everybody. A call that came by TwiML goes on with its next verb. Inferred: the calls of
 * the others end, and each of them is said to leave before it is said to end.
 * @param by whose leaving ended it; null when the API did
 */
export function endConference(
  world: World,
  conference: Conference,
  reason: ReasonConferenceEnded,
  by: Pick<Participant, "callSid" | "label"> | null,
): void {
  const { store, clock } = world;
  if (conference.status === "completed") return;
  conference.status = "completed";
  conference.dateUpdated = clock.now();
  conference.reasonConferenceEnded = reason;
  conference.callSidEndingConference = by?.callSid ?? null;
  for (const participant of store.participants(conference.sid).all()) {
    store.removeParticipant(participant);
    const call = store.calls.get(participant.callSid);
    // A ghost has left before.
    if (!call || participant.quirk === "ghost") continue;
    if (!call.program) hangUpCall(world, call);
    const left = by === null ? "conference_ended_via_api" : "moderator_ended_conference";
    world.announce({ type: "participant-leave", conference, participant, call, reason: left });
  }
  store.archiveConference(conference.sid);
  world.announce({ type: "conference-end", conference, endedBy: by?.label ?? null });
}
