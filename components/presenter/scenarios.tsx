"use client";

import { Play } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Direct } from "@/lib/client/stage";
import type { Stage } from "@/lib/model/stage";
import { Section } from "./section";

interface ScenariosProps {
  scenarios: Stage["scenarios"];
  direct: Direct;
}

/** What can be played. Each begins on an empty stage, at the ordinary pace. */
export function Scenarios({ scenarios, direct }: ScenariosProps) {
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
              aria-label={`${isPlaying ? "Restart" : "Play"} ${titleOf(name)}`}
              onClick={() => direct({ order: "play", scenario: name })}
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

function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
