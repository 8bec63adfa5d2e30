import type { Callbacks } from "../callbacks/callbacks";
import type { Control } from "../control";
import { scenarioDescriptions, scenarioNames } from "../scenarios/names";
import { type Playing, playScenario } from "../scenarios/scenarios";
import type { Stage } from "../scenarios/stage";
import { addNumber } from "../store/seed-numbers";
import type { Music } from "../twiml/music";
import type { Twiml } from "../twiml/twiml";
import { resetWorld, type World } from "../world";
import { callIn } from "./call-in";
import { createFarParties } from "./far-party";
import type { Faults } from "./faults";
import { hears } from "./hears";
import { clearQuirks, setQuirk } from "./quirks";
import type { RequestLog } from "./request-log";
import { seedConference } from "./seed-conference";
import { setClock } from "./set-clock";
import { loadState, type Parts, readState, type SavedState, saveState } from "./state";

export function createControl(
  world: World,
  {
    faults,
    log,
    callbacks,
    twiml,
    music,
    streams,
    seed,
    accounts,
    rehearse,
  }: {
    faults: Faults;
    log: RequestLog;
    callbacks: Callbacks;
    twiml: Twiml;
    music: Music;
    streams: Parts["streams"];
    seed: number;
    accounts: Pick<Control, "accounts" | "addAccount">;
    /** Loads a state elsewhere first; throws where that fails. */
    rehearse: (json: unknown) => void;
  },
): Control {
  const parts = { world, faults, callbacks, twiml, streams };
  let playing: Playing | null = null;
  let stage: Stage | null = null;
  const save = () =>
    saveState(parts, playing && stage ? { ...playing, stage: stage.save() } : playing);

  const become = (state: SavedState) => {
    control.reset();
    loadState(parts, state);
    if (!state.playing) return;
    const late = world.clock.now() - state.now;
    playing = { ...state.playing, startedAt: state.playing.startedAt + late };
    stage = playScenario(world, control, { playing, seed, due: state.due });
  };

  const control: Control = {
    ...accounts,
    requests: (filter) => log.requests(filter),
    alerts: (filter) => world.alerts.list(filter),
    callbacks,
    callIn: (spec) => callIn(world, spec),
    async settled() {
      await Promise.all([twiml.settled(), music.settled()]);
    },
    fault: (rule) => faults.add(rule),
    clearFaults: (id) => faults.clear(id),
    ...createFarParties(world),
    setQuirk: (callSid, quirk) => setQuirk(world, callSid, quirk),
    clearQuirks: () => clearQuirks(world),
    setExitAloneSticks(sticks) {
      world.exitAloneSticks = sticks;
    },
    hears: (conferenceSid) => hears(world, conferenceSid),
    seedConference(spec) {
      const { conference, legs } = seedConference(world, spec);
      return {
        conferenceSid: conference.sid,
        participants: legs.map(({ participant: { label, callSid } }) => ({ label, callSid })),
      };
    },
    addNumber: (spec) => ({ sid: addNumber(world, spec).sid }),
    setClock: (change) => setClock(world.clock, change),
    startScenario(name, { callbackUrl = null } = {}) {
      if (playing) throw new Error(`The ${playing.name} scenario is already playing. Reset first.`);
      playing = { name, callbackUrl, startedAt: world.clock.now(), steps: 0 };
      stage = playScenario(world, control, { playing, seed, due: null });
    },
    scenarios: () =>
      scenarioNames.map((name) => ({
        name,
        description: scenarioDescriptions[name],
        isPlaying: playing?.name === name,
      })),
    save,
    load(json) {
      const state = readState(json);
      try {
        rehearse(json);
      } catch (error) {
        throw new Error("This state is damaged, so that nothing of it was taken.", {
          cause: error,
        });
      }
      become(state);
    },
    reset() {
      playing = null;
      stage = null;
      faults.clear();
      log.clear();
      callbacks.clear();
      resetWorld(world);
    },
  };
  return control;
}
