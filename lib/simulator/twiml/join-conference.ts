import type { Call } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Program, TwimlElement } from "../entities/program";
import { openConference } from "../lifecycle/conference";
import { addParticipant, joinConference } from "../lifecycle/leg";
import { labelOwner, labelProblem } from "../rules/label";
import type { World } from "../world";
import { readConferenceAttributes, readConferenceCallbacks } from "./conference-attributes";
import { TwimlError } from "./twiml-error";

/**
 * Puts a call into the conference that its TwiML names (Twilio docs: TwiML <Conference>). Throws
 * TwimlError where it cannot join; 13240 and 16027 then are a failed <Dial>, the others only skip it.
 */
export function joinByTwiml(
  world: World,
  call: Call,
  { program, noun, warn }: { program: Program; noun: TwimlElement; warn: (e: TwimlError) => void },
): void {
  const friendlyName = noun.text;
  if (friendlyName.length < 1 || friendlyName.length > 128) {
    throw new TwimlError(13237, "A conference's name has 1 to 128 characters.", "warning");
  }
  const { participant: spec, maxParticipants } = readConferenceAttributes(noun, program.url, warn);
  const label = spec.label ?? null;
  const problem = label === null ? null : labelProblem(label);
  if (problem) throw new TwimlError(16023, `${problem}.`);

  const { store } = world;
  const active = activeConference(world, friendlyName);
  if (active && store.participants(active.sid).size >= active.maxParticipants) {
    throw new TwimlError(16020, `${friendlyName} has ${active.maxParticipants} participants.`);
  }
  const other = active && label !== null ? labelOwner(world, active, label) : undefined;
  if (other) throw new TwimlError(16025, `${label} is ${other.callSid}.`);
  const callSidToCoach = noun.attributes["coach"] ?? null;
  if (callSidToCoach !== null) checkCoachee(world, active, callSidToCoach);

  const conference = active ?? openConference(world, { friendlyName, maxParticipants });
  const participant = addParticipant(world, conference, call, {
    ...spec,
    coaching: callSidToCoach !== null,
    callSidToCoach,
    conferenceCallbacks: readConferenceCallbacks(noun, program.url, warn),
  });
  joinConference(world, { participant, call });
}

/** The running or waiting conference of this name or SID (Twilio docs: error 13236). */
function activeConference({ store }: World, sidOrName: string): Conference | undefined {
  if (!/^CF[0-9a-fA-F]{32}$/.test(sidOrName)) return store.activeConference(sidOrName);
  const conference = store.conferences.get(sidOrName);
  if (conference && conference.status !== "completed") return conference;
  throw new TwimlError(13236, `${sidOrName} is not active.`, "warning");
}

/** Twilio docs: TwiML <Conference>, `coach`. Inferred: that a coachee on hold is refused as over REST. */
function checkCoachee({ store }: World, conference: Conference | undefined, sid: string): void {
  const coachee = store.participantOf(sid);
  const isPresent = conference && coachee?.conferenceSid === conference.sid;
  if (!isPresent || coachee.status !== "connected") {
    throw new TwimlError(13240, `${sid} is not in this conference.`);
  }
  if (coachee.hold) throw new TwimlError(16027, `${sid} is on hold.`);
}
