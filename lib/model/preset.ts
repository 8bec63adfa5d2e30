/** In characters. */
export const LONGEST_PRESET_NAME = 60;

/** A dial form that is kept under a name. */
export interface Preset {
  id: string;
  name: string;
  /** Everybody has it in their list. */
  shared: boolean;
  /** Whose it is; null where it belongs to the one who asks. */
  owner: string | null;
  /** Whoever asks may change, rename and remove it. */
  editable: boolean;
  /** As they are redacted: in the place of a secret stands its mark. */
  options: Record<string, unknown>;
}

/** What is to be kept. */
export type PresetDraft = Pick<Preset, "name" | "shared" | "options">;
