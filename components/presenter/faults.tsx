"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import type { Direct } from "@/lib/client/stage";
import { type StageFault, stageFaults } from "@/lib/model/stage";
import type { Clear } from "./clear-stage";
import { Section } from "./section";

/** What can be made to go wrong, to show how the board takes it. */
export function Faults({ direct, clear }: { direct: Direct; clear: Clear }) {
  return (
    <Section title="Trouble">
      <ul className="divide-y divide-line border-line border-y">
        {(Object.entries(stageFaults) as [StageFault, string][]).map(([fault, words]) => (
          <li key={fault} className="flex items-center gap-3 py-2">
            <span className="min-w-0 flex-1">{words}</span>
            <Button
              look="caution"
              aria-label={`Cause: ${words}`}
              onClick={() =>
                direct({ order: "fault", fault }, { onSuccess: () => toast(`Now: ${words}.`) })
              }
            >
              Cause
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() =>
            direct({ order: "lift-faults" }, { onSuccess: () => toast("All faults are lifted.") })
          }
        >
          Lift all faults
        </Button>
        <Button look="caution" onClick={() => clear({ order: "reset" }, "Reset the demo")}>
          Reset the demo
        </Button>
      </div>
    </Section>
  );
}
