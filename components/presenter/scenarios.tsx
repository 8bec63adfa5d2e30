"use client";

import { Play } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Stage } from "@/lib/model/stage";
import type { Clear } from "./clear-stage";
import { Section } from "./section";

interface ScenariosProps {
  scenarios: Stage["scenarios"];
  clear: Clear;
}

/** What can be played. Each begins on an empty stage, at the ordinary pace. */
export function Scenarios({ scenarios, clear }: ScenariosProps) {
  return (
    <Section title="Scenario">
      <ul className="divide-y divide-line border-line border-y">
        {scenarios.map(({ name, description, isPlaying }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-60">
              <span className="font-medium">{titleOf(name)}</span>
              {isPlaying && <span className="ml-2 text-in-call text-xs">Playing</span>}
              <p className="text-ink-soft">{description}</p>
            </div>
            <Button
              aria-label={actionOf({ name, isPlaying })}
              onClick={() =>
                clear({ order: "play", scenario: name }, actionOf({ name, isPlaying }))
              }
            >
              <Play aria-hidden="true" />
              {isPlaying ? "Restart" : "Play"}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function actionOf({ name, isPlaying }: { name: string; isPlaying: boolean }): string {
  return `${isPlaying ? "Restart" : "Play"} ${titleOf(name)}`;
}

function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
