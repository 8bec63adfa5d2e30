import type { Control, ParticipantSpec } from "../control";
import { allEvents, seedConference } from "../control/seed-conference";
import type { Participant } from "../entities/participant";
import { changeParticipant, type ParticipantChange } from "../lifecycle/change";
import { dial } from "../lifecycle/dialling";
import { addLeg } from "../lifecycle/leg";
import type { World } from "../world";

/**
 * The people of a script, by conference and label. Nothing is remembered between two steps, so that a
 * script goes on after it was saved; and whoever was changed over the API is let be.
 */
export interface Cast {
  readonly control: Control;
  open(friendlyName: string, participants: ParticipantSpec[]): void;
  /** Really calls somebody in: the phone rings, and then whatever the number does. */
  call(friendlyName: string, who: Person): void;
  change(who: string, change: ParticipantChange): void;
  /** Begins to whisper to the second one. */
  coach(coach: string, coachee: string): void;
  talk(who: string): void;
  fallSilent(who: string): void;
  hangUp(who: string): void;
  /** What somebody's Call SID is, unless they have gone or are no longer ours to move. */
  callSid(who: string): string | undefined;
}

export interface Person extends Omit<ParticipantSpec, "label" | "status" | "joinedAgoSeconds"> {
  readonly label: string;
  readonly to: string;
  readonly from: string;
  readonly machineDetection?: "Enable" | "DetectMessageEnd";
}

/** @param callbackUrl where the conferences that are opened call back about everything; nowhere if null */
export function createCast(world: World, control: Control, callbackUrl: string | null): Cast {
  const find = (label: string): Participant | undefined => {
    const active = world.store.conferences.all().filter(({ status }) => status !== "completed");
    return active
      .flatMap(({ sid }) => world.store.participants(sid).all())
      .find((one) => one.label === label && !one.touched);
  };
  const whenThere = (label: string, run: (participant: Participant) => void) => {
    const participant = find(label);
    if (participant?.status === "connected" && participant.quirk !== "ghost") run(participant);
  };
  const callback = (source: "call" | "machine-detection") =>
    callbackUrl === null ? null : allEvents(callbackUrl, source);

  return {
    control,
    open(friendlyName, participants) {
      if (world.store.activeConference(friendlyName)) return;
      const back = callbackUrl === null ? {} : { callbackUrl };
      seedConference(world, { friendlyName, participants, ...back });
    },
    call(friendlyName, { machineDetection, ...who }) {
      const conference = world.store.activeConference(friendlyName);
      if (!conference || find(who.label)) return;
      const detection = machineDetection && {
        mode: machineDetection,
        timeoutMs: 30_000,
        callback: callback("machine-detection"),
      };
      const leg = addLeg(world, conference, {
        direction: "outbound-api",
        ...who,
        statusCallback: callback("call"),
        machineDetection: detection,
        coaching: undefined,
      });
      dial(world, leg.call);
    },
    change: (who, change) => whenThere(who, (one) => changeParticipant(world, one, change)),
    coach(coach, coachee) {
      whenThere(coachee, ({ callSid, hold }) => {
        const change = { coaching: true, callSidToCoach: callSid };
        if (!hold) whenThere(coach, (one) => changeParticipant(world, one, change));
      });
    },
    talk: (who) => whenThere(who, ({ callSid }) => control.talk(callSid)),
    fallSilent: (who) => whenThere(who, ({ callSid }) => control.fallSilent(callSid)),
    hangUp: (who) => whenThere(who, ({ callSid }) => control.hangUp(callSid)),
    callSid: (who) => find(who)?.callSid,
  };
}
