import type { ConferenceSpec, ParticipantSpec } from "../control";
import type { Conference } from "../entities/conference";
import { callEvents, conferenceEvents, type Subscription } from "../entities/subscription";
import { endConference, openConference } from "../lifecycle/conference";
import { ring } from "../lifecycle/dialling";
import { addLeg, joinConference, type Leg } from "../lifecycle/leg";
import type { World } from "../world";

/** A conference with people in it, as if they had dialled earlier. Throws an Error with a sentence for an impossible one. */
export function seedConference(
  world: World,
  spec: ConferenceSpec,
): { conference: Conference; legs: readonly Leg[] } {
  check(world, spec);
  const now = world.clock.now();
  const oldest = Math.max(0, ...spec.participants.map((one) => one.joinedAgoSeconds ?? 0));
  const startedAgoSeconds = spec.startedAgoSeconds ?? oldest;
  const conference = openConference(world, {
    friendlyName: spec.friendlyName,
    dateCreated: now - startedAgoSeconds * 1000,
  });
  conference.region = spec.region ?? null;
  const legs = spec.participants.map((one) =>
    seedLeg(world, conference, { joinedAgoSeconds: startedAgoSeconds, ...one }, spec.callbackUrl),
  );
  for (const [index, { coaching }] of spec.participants.entries()) {
    const coach = legs[index]?.participant;
    const coachee = legs.find(({ participant }) => participant.label === coaching);
    if (!coach || !coachee || coaching === undefined) continue;
    coach.coaching = true;
    coach.callSidToCoach = coachee.call.sid;
  }
  settle(world, conference, spec.status ?? "in-progress", legs);
  return { conference, legs };
}

/**
 * Calls back about whatever there is to tell.
 * @param source what calls back; it stands in for {source} in the address
 */
export const allEvents = (
  url: string,
  source: "conference" | "call" | "machine-detection",
): Subscription => ({
  url: url.replace("{source}", source),
  method: "POST",
  events: [...conferenceEvents, ...callEvents],
});

/** Puts one more person into a conference, in any state, and leaves the telephone network out of it. */
export function seedLeg(
  world: World,
  conference: Conference,
  spec: ParticipantSpec,
  callbackUrl?: string,
): Leg {
  const { direction = "outbound-api", status = "connected", joinedAgoSeconds = 0 } = spec;
  const at = world.clock.now() - joinedAgoSeconds * 1000;
  const ours = world.store.incomingPhoneNumbers.all()[0]?.phoneNumber ?? "+15005550006";
  const theirs = () => `+1415555${String(world.random.integer(100, 199)).padStart(4, "0")}`;
  const leg = addLeg(world, conference, {
    direction,
    from: spec.from ?? (direction === "inbound" ? theirs() : ours),
    to: spec.to ?? (direction === "inbound" ? ours : theirs()),
    label: spec.label,
    muted: spec.muted,
    hold: spec.hold,
    startConferenceOnEnter: spec.startConferenceOnEnter,
    endConferenceOnExit: spec.endConferenceOnExit,
    dateCreated: at,
    conferenceCallbacks:
      callbackUrl === undefined
        ? undefined
        : { status: allEvents(callbackUrl, "conference"), recording: null },
  });
  if (status === "connected") joinConference(world, leg, at);
  else if (status === "ringing") ring(world, leg.call);
  else leg.participant.status = status;
  return leg;
}

/** Joining may have started the conference already; the one who seeds it has the last word. */
function settle(
  world: World,
  conference: Conference,
  status: Conference["status"],
  legs: readonly Leg[],
): void {
  if (status === "completed") {
    endConference(world, conference, "last-participant-left", legs.at(-1)?.participant ?? null);
    return;
  }
  conference.status = status;
  if (status === "in-progress") conference.region ??= world.account.region;
  conference.dateUpdated = conference.dateCreated;
}

function check({ store }: World, { friendlyName, participants, status }: ConferenceSpec): void {
  if (status !== "completed" && store.activeConference(friendlyName)) {
    throw new Error(`A conference named "${friendlyName}" is already going on.`);
  }
  const labels = participants.flatMap(({ label }) => (label === undefined ? [] : [label]));
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  if (repeated !== undefined) throw new Error(`Two participants have the label "${repeated}".`);
  const missing = participants.find(({ coaching }) => coaching && !labels.includes(coaching));
  if (missing) throw new Error(`Nobody has the label "${missing.coaching}" to be coached.`);
}
