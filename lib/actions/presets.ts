"use server";

import type { Outcome } from "@/lib/model/outcome";
import type { Permission } from "@/lib/model/permission";
import type { PresetDraft } from "@/lib/model/preset";
import { outcomeOf } from "@/lib/server/outcome";
import { changePreset, createPreset, removePreset, renamePreset } from "@/lib/server/presets";
import { isShared, presetIdOf, presetNameOf, presetOptionsOf } from "@/lib/server/presets-given";

/** Keeps a dial form under a name, for oneself or for everybody. @returns its id */
export async function keepPreset(draft: PresetDraft): Promise<Outcome<string>> {
  const { name, options, ...rest } = { ...draft };
  const shared = isShared(rest.shared);
  const needed: Permission[] = shared ? ["dial", "share-presets"] : ["dial"];
  return outcomeOf(needed, async (by) =>
    createPreset({ name: presetNameOf(name), options: presetOptionsOf(options), shared }, by),
  );
}

/** Keeps another dial form under the name of a preset. */
export async function saveOverPreset(id: string, options: object): Promise<Outcome> {
  return outcomeOf(["dial"], async (by) =>
    changePreset(presetIdOf(id), presetOptionsOf(options), by),
  );
}

/** Gives a preset another name. */
export async function callPreset(id: string, name: string): Promise<Outcome> {
  return outcomeOf(["dial"], async (by) => renamePreset(presetIdOf(id), presetNameOf(name), by));
}

/** Forgets a preset. */
export async function forgetPreset(id: string): Promise<Outcome> {
  return outcomeOf(["dial"], async (by) => removePreset(presetIdOf(id), by));
}
