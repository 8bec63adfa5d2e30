import type { ConferenceSpec, ParticipantSpec } from "../control";
import { seedConference, seedLeg } from "../control/seed-conference";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import { changeParticipant } from "../lifecycle/change";
import { endLeg, joinConference, legOf } from "../lifecycle/leg";
import { speak } from "../lifecycle/speech";
import { createRandom, type Random, type RandomState } from "../random";
import type { World } from "../world";
import { castFrom, createCasting, type Person } from "./people";

/** A span of seconds to choose from. */
export type Seconds = readonly [min: number, max: number];

/** How far a play has come. Plain data, so that it can be saved. */
export interface StageState {
  readonly random: RandomState;
  /** By the names of its parts. */
  readonly kept: Readonly<Record<string, object>>;
}

/** Where a scenario plays. Whoever was changed over the API belongs to the audience: the play lets them be. */
export interface Stage {
  readonly random: Random;
  /** Somebody nobody has met yet. */
  person(): Person;
  /** What a part of the play has to remember: made at its beginning, and what was saved when it goes on. */
  kept<State extends object>(part: string, make: () => State): State;
  /** True while a play that was saved is taken up again: what was planned is planned again, by name. */
  readonly isResuming: boolean;
  /** Runs once, some seconds from now. One plan per name. */
  later(name: string, seconds: Seconds, run: () => void): void;
  /** Runs again and again. */
  again(name: string, every: Seconds, run: () => void): void;
  /** Opens a conference; if its name is taken, under a similar one. Tells its SID. */
  open(spec: ConferenceSpec): string;
  room(conferenceSid: string): Room;
  save(): StageState;
  /**
   * Takes the play up where it was saved.
   * @param due when what was planned falls due, as the agenda told it at the saving
   */
  resume(due: Readonly<Record<string, number>>, play: () => void): void;
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
  /** Whoever talks falls silent, and somebody else who can be heard takes the turn, if anybody does. */
  takeTurns(): void;
  /** Somebody whose label is taken stays away. */
  join(spec: ParticipantSpec): void;
  /** Picks up, if the phone still rings. */
  answer(participant: Participant): void;
  leave(participant: Participant): void;
}

/** @param callbackUrl where its conferences call back about everything; nowhere if null */
export function createStage(
  world: World,
  {
    seed,
    callbackUrl,
    saved,
  }: { seed: number; callbackUrl: string | null; saved: StageState | null },
): Stage {
  const random = createRandom(seed, "demo");
  let isResuming = false;
  const parts: Record<string, object> = structuredClone(saved?.kept ?? {});
  // What was saved under a name is what its part has made before.
  const kept = <State extends object>(part: string, make: () => State) =>
    (parts[part] ??= make()) as State;
  const later: Stage["later"] = (name, [min, max], run) =>
    world.agenda.plan(`demo ${name}`, random.integer(min * 1000, max * 1000), run);

  return {
    random,
    person: castFrom(kept("casting", () => createCasting(random))),
    kept,
    get isResuming() {
      return isResuming;
    },
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
      return seedConference(world, { ...spec, ...back, friendlyName }).conference.sid;
    },
    room: (conferenceSid) => createRoom(world, conferenceSid, random),
    save: () => structuredClone({ random: random.save(), kept: parts }),
    resume(due, play) {
      isResuming = true;
      world.agenda.resume(due, play);
      isResuming = false;
      // Last, because planning again has drawn from it.
      if (saved) random.restore(saved.random);
    },
  };
}

function createRoom(world: World, conferenceSid: string, random: Random): Room {
  const running = (): Conference | undefined => {
    const conference = world.store.conferences.get(conferenceSid);
    return conference?.status === "completed" ? undefined : conference;
  };
  const everybody = () => world.store.participants(conferenceSid).all();
  return {
    hasEnded: () => running() === undefined,
    size: () => everybody().length,
    free: () => everybody().filter(({ touched }) => !touched),
    find: (label) => everybody().find((one) => one.label === label && !one.touched),
    isOurs: () => everybody().every(({ touched }) => !touched),
    change(participant, change) {
      changeParticipant(world, participant, change);
    },
    takeTurns() {
      const audible = everybody().filter(
        ({ status, muted, hold }) => status === "connected" && !muted && !hold,
      );
      const silent = audible.filter(({ talking }) => !talking);
      for (const one of everybody()) if (one.talking) speak(world, one, false);
      // Now and then nobody knows what to say.
      const hasWords = audible.length > 1 && silent.length > 0 && random.next() < 0.85;
      if (hasWords && running()) speak(world, random.pick(silent), true);
    },
    join(spec) {
      const isTaken = everybody().some(({ label }) => label !== null && label === spec.label);
      const conference = running();
      if (conference && !isTaken) seedLeg(world, conference, spec);
    },
    answer(participant) {
      const leg = legOf(world, participant.callSid);
      if (leg && participant.status === "ringing" && !leg.call.ringsOn) joinConference(world, leg);
    },
    leave(participant) {
      const leg = legOf(world, participant.callSid);
      if (leg) endLeg(world, leg, "completed", "left");
    },
  };
}
