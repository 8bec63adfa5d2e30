import type { Control } from "../control";
import type { World } from "../world";
import { createCast } from "./cast";
import { startDemo } from "./demo";
import { escalation } from "./escalation";
import type { ScenarioName } from "./names";
import { outboundRound } from "./outbound-round";
import { type Progress, playScript, type Script } from "./script";
import { createStage } from "./stage";
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
}

/**
 * Plays a scenario from its beginning, or goes on with one that was saved. Of the two that never end,
 * those who are there stay, and nobody moves any more.
 */
export function playScenario(
  world: World,
  control: Control,
  { playing, seed, isNew }: { playing: Playing; seed: number; isNew: boolean },
): void {
  const { name, callbackUrl } = playing;
  const script = scripts[name];
  if (script) playScript(world, script, createCast(world, control, callbackUrl), playing);
  else if (isNew && name === "demo") startDemo(world, seed, callbackUrl);
  else if (isNew) playTownHall(createStage(world, seed, callbackUrl));
}
