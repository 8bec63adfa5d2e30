"use client";

import { FastForward, Pause } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Direct } from "@/lib/client/stage";
import { Section } from "./section";

const speeds = [1, 3, 10];

/** How fast the simulated world goes. The board's own clocks go on as ever. */
export function Time({ speed, direct }: { speed: number; direct: Direct }) {
  return (
    <Section title="Time">
      <div className="flex flex-wrap gap-2">
        <Button
          aria-pressed={speed === 0}
          look={speed === 0 ? "held" : "plain"}
          onClick={() => direct({ order: "speed", speed: 0 })}
        >
          <Pause aria-hidden="true" />
          Stop
        </Button>
        {speeds.map((one) => (
          <Button
            key={one}
            aria-pressed={speed === one}
            look={speed === one ? "muted" : "plain"}
            onClick={() => direct({ order: "speed", speed: one })}
          >
            {one === 1 ? "Ordinary pace" : `${one} times faster`}
          </Button>
        ))}
        <Button onClick={() => direct({ order: "skip", seconds: 30 })}>
          <FastForward aria-hidden="true" />
          Skip 30 seconds
        </Button>
      </div>
    </Section>
  );
}
