import type { ConferenceSpec, ParticipantSpec } from "../control";
import { seedConference, seedLeg } from "../control/seed-conference";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import { changeParticipant } from "../lifecycle/change";
import { endLeg, joinConference, legOf } from "../lifecycle/leg";
import { createRandom, type Random } from "../random";
import type { World } from "../world";
import { createCasting, type Person } from "./people";

/** A span of seconds to choose from. */
export type Seconds = readonly [min: number, max: number];

/** Where a scenario plays. Whoever was changed over the API belongs to the audience: the play lets them be. */
export interface Stage {
  readonly random: Random;
  /** Somebody nobody has met yet. */
  person(): Person;
  /** Runs once, some seconds from now. One plan per name. */
  later(name: string, seconds: Seconds, run: () => void): void;
  /** Runs again and again. */
  again(name: string, every: Seconds, run: () => void): void;
  /** Opens a conference; if its name is taken, under a similar one. */
  open(spec: ConferenceSpec): Room;
}

/** A conference of the play. */
export interface Room {
  hasEnded(): boolean;
  /** How many are in it, whoever's they are. */
  size(): number;
  /** Everybody in it whom nobody has touched. */
  free(): Participant[];
  /** The one with this label, unless they have gone or somebody has touched them. */
  find(label: string): Participant | undefined;
  /** False once somebody has changed or added anybody in it: from then on it is theirs. */
  isOurs(): boolean;
  change(participant: Participant, change: Partial<Pick<Participant, "muted" | "hold">>): void;
  /** Somebody whose label is taken stays away. */
  join(spec: ParticipantSpec): void;
  /** Picks up, if the phone still rings. */
  answer(participant: Participant): void;
  leave(participant: Participant): void;
}

/** @param callbackUrl where its conferences call back about everything; nowhere if null */
export function createStage(world: World, seed: number, callbackUrl: string | null): Stage {
  const random = createRandom(seed, "demo");
  const later: Stage["later"] = (name, [min, max], run) =>
    world.agenda.plan(`demo ${name}`, random.integer(min * 1000, max * 1000), run);

  return {
    random,
    person: createCasting(random),
    later,
    again(name, every, run) {
      const next = () =>
        later(name, every, () => {
          run();
          next();
        });
      next();
    },
    open(spec) {
      let { friendlyName } = spec;
      for (let copy = 2; world.store.activeConference(friendlyName); copy++) {
        friendlyName = `${spec.friendlyName} (${copy})`;
      }
      const back = callbackUrl === null ? {} : { callbackUrl };
      const seeded = seedConference(world, { ...spec, ...back, friendlyName });
      return createRoom(world, seeded.conference);
    },
  };
}

function createRoom(world: World, conference: Conference): Room {
  const everybody = () => world.store.participants(conference.sid).all();
  return {
    hasEnded: () => conference.status === "completed",
    size: () => everybody().length,
    free: () => everybody().filter(({ touched }) => !touched),
    find: (label) => everybody().find((one) => one.label === label && !one.touched),
    isOurs: () => everybody().every(({ touched }) => !touched),
    change(participant, change) {
      changeParticipant(world, participant, change);
    },
    join(spec) {
      const isTaken = everybody().some(({ label }) => label !== null && label === spec.label);
      if (!isTaken) seedLeg(world, conference, spec);
    },
    answer(participant) {
      const leg = legOf(world, participant.callSid);
      if (leg && participant.status === "ringing") joinConference(world, leg);
    },
    leave(participant) {
      const leg = legOf(world, participant.callSid);
      if (leg) endLeg(world, leg, "completed", "left");
    },
  };
}
