import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { inProject } from "@/lib/cli/root.mjs";
import { dependencies, version } from "@/package.json";

/** How much the machine had to do in the minute before a measurement, and in its last one. */
export interface Loads {
  before: number;
  after: number;
}

/** Where the results are kept. */
export const resultsFile = inProject("bench", "results.json");

/**
 * Keeps the results of a part, with what one has to know to compare them with others; those of other
 * parts stay as they were.
 */
export function keep(part: string, results: object, load: Loads): void {
  const { next, react } = dependencies;
  const versions = { bridgeboard: version, next, react, node: process.versions.node };
  const { length } = cpus();
  const machine = { platform: process.platform, cpus: length, cpu: cpus()[0]?.model, load };
  const measured = { at: new Date().toISOString(), versions, machine, ...results };
  mkdirSync(inProject("bench"), { recursive: true });
  const all = { ...kept(), [part]: measured };
  writeFileSync(resultsFile, `${JSON.stringify(all, null, 2)}\n`);
}

/** A word of warning where other programs have taken the processors from the measured ones. */
export function busy({ before, after }: Loads): string {
  const load = Math.max(before, after);
  const { length } = cpus();
  if (load <= length) return "";
  return `This machine was busy (load ${load.toFixed(1)}, ${length} processors): the times are too long.\n`;
}

function kept(): object {
  try {
    return JSON.parse(readFileSync(resultsFile, "utf8"));
  } catch {
    return {};
  }
}
