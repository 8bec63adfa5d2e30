import { useState } from "react";
import type { Params } from "@/components/params/use-params";
import { withoutSecrets } from "@/lib/catalogue/redact";
import { printValues, type RawValues } from "@/lib/catalogue/values";
import { callableOptions } from "@/lib/model/dial-again";
import type { Preset } from "@/lib/model/preset";

/** What a loaded preset has put into a form, and how it is taken back. */
export interface PresetLoading {
  /** The secret options that have to be filled in once more. */
  missing: readonly string[];
  load: (preset: Preset) => void;
  /** The preset that stands in the form as it is kept; null once somebody has changed something. */
  loaded: { name: string; undo: () => void } | null;
}

interface Loaded {
  name: string;
  /** What the form held before, and what it holds since. */
  before: RawValues;
  missingBefore: readonly string[];
  since: RawValues;
}

/**
 * Loads presets into the dial form: it then holds what the preset says and nothing else, but for the
 * number to call from where the preset has none. Nothing that was typed is lost: it can be undone.
 */
export function usePresetLoading(
  params: Params<"createParticipant">,
  start: { base: RawValues; missing: readonly string[] },
): PresetLoading {
  const [missing, setMissing] = useState(start.missing);
  const [last, setLast] = useState<Loaded | null>(null);

  function load({ name, options }: Preset): void {
    const { values, missing: secrets } = withoutSecrets(callableOptions(options));
    const emptied = Object.keys(start.base).filter((option) => option !== "from");
    const since = {
      ...Object.fromEntries(emptied.map((option) => [option, undefined])),
      ...printValues("createParticipant", values),
    };
    setLast({ name, before: params.typed, missingBefore: missing, since });
    setMissing(secrets);
    params.replace(since);
  }

  const untouched = last !== null && last.since === params.typed;
  return {
    missing,
    load,
    loaded: untouched
      ? {
          name: last.name,
          undo() {
            params.replace(last.before);
            setMissing(last.missingBefore);
            setLast(null);
          },
        }
      : null,
  };
}
