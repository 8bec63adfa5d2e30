import type { Control } from "../control";
import type { World } from "../world";
import { createCast } from "./cast";
import { playDemo } from "./demo";
import { escalation } from "./escalation";
import type { ScenarioName } from "./names";
import { outboundRound } from "./outbound-round";
import { type Progress, playScript, type Script } from "./script";
import { createStage, type Stage, type StageState } from "./stage";
import { storm } from "./storm";
import { supportCall } from "./support-call";
import { playTownHall } from "./town-hall";

const scripts: Partial<Record<ScenarioName, Script>> = {
  "support-call": supportCall,
  escalation,
  "outbound-round": outboundRound,
  storm,
};

/** Which scenario is played, and how far it has come. Plain data, so that it can be saved. */
export interface Playing extends Progress {
  readonly name: ScenarioName;
  readonly callbackUrl: string | null;
  /** Of the two scenarios that never end. */
  readonly stage?: StageState;
}

const plays: Partial<Record<ScenarioName, (stage: Stage) => void>> = {
  demo: playDemo,
  "town-hall": playTownHall,
};

/**
 * Plays a scenario from its beginning, or goes on with one that was saved.
 * @param due when what was planned falls due, as the agenda told it at the saving; null at a beginning
 * @returns the stage, if it plays on one, for saving
 */
export function playScenario(
  world: World,
  control: Control,
  {
    playing,
    seed,
    due,
  }: { playing: Playing; seed: number; due: Readonly<Record<string, number>> | null },
): Stage | null {
  const { name, callbackUrl, stage: saved = null } = playing;
  const script = scripts[name];
  if (script) playScript(world, script, createCast(world, control, callbackUrl), playing);
  const play = plays[name];
  // A state from before plays were saved: those who are there stay, and nobody moves.
  if (!play || (due && !saved)) return null;
  const stage = createStage(world, { seed, callbackUrl, saved });
  if (due) stage.resume(due, () => play(stage));
  else play(stage);
  return stage;
}
