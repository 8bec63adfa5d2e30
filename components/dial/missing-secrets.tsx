import { KeyRound } from "lucide-react";
import { optionOf } from "@/lib/catalogue/operations";
import type { RawValues } from "@/lib/catalogue/values";

/** Says which secrets have to be filled in once more, because they are never kept. */
export function MissingSecrets({ missing, raw }: { missing: readonly string[]; raw: RawValues }) {
  const open = missing.filter((name) => raw[name] === undefined);
  if (open.length === 0) return null;
  const labels = open.map((name) => optionOf("createParticipant", name)?.label ?? name);
  return (
    <output className="flex gap-2 text-held">
      <KeyRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      Secrets are never kept. If they are needed, fill in again: {labels.join(", ")}.
    </output>
  );
}
