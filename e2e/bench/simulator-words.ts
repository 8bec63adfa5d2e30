import { type Spread, table, tenths } from "./figures";
import type { SimulatorLoad, SimulatorResults } from "./simulator";

/** What the simulator is to keep to, in milliseconds; a p50 beyond it says so, and no more. */
const AIMS = { start: 1_000, stop: 1_000, listOf250: 5 };

/** The simulator's results as two tables for a terminal. */
export function simulatorInWords({ start, stop, loads }: SimulatorResults): string {
  const listOf250 = loads.find(
    ({ operation, participants, clients }) =>
      operation === "list" && participants === 250 && clients === 1,
  );
  const aims = table([
    ["The simulator alone", "p50", "p95", "of", "aim for p50"],
    aimRow("Start, to the line that says it listens", start, AIMS.start),
    aimRow("Stop, from SIGTERM to its end", stop, AIMS.stop),
    ...(listOf250 ? [aimRow("A list of 250 participants", listOf250.ms, AIMS.listOf250)] : []),
  ]);
  const rates = table([
    ["Operation", "participants", "clients", "a second", "p50", "p95"],
    ...loads.map(loadRow),
  ]);
  return `\n${aims}\n\n${rates}\n${note}\n`;
}

const note = `A list has everybody of one conference on one page, which is 250 at most: 1,000 are four conferences.
The clients are one process, which shares the processors with the simulator: alone it would be faster.`;

function aimRow(name: string, { p50, p95, samples }: Spread, aim: number): string[] {
  const kept = p50 < aim ? "" : ", missed";
  return [name, `${tenths(p50)} ms`, `${tenths(p95)} ms`, `${samples}`, `${aim} ms${kept}`];
}

function loadRow({ operation, participants, clients, perSecond, ms }: SimulatorLoad): string[] {
  const times = [`${tenths(ms.p50)} ms`, `${tenths(ms.p95)} ms`];
  return [operation, `${participants}`, `${clients}`, `${perSecond}`, ...times];
}
