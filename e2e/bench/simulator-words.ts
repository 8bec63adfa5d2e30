import { type Spread, table, tenths } from "./figures";
import type { SimulatorLoad, SimulatorResults } from "./simulator";
import type { SimulatorMemory } from "./simulator-memory";

/** What the simulator is to keep to, in milliseconds; a p50 beyond it says so, and no more. */
const AIMS = { start: 1_000, stop: 1_000, listOf250: 5 };
/** How much more the heap may hold afterwards, in megabytes: half a kilobyte of each request would show. */
const MORE = 5;

/** The simulator's results as three tables for a terminal. */
export function simulatorInWords({ start, stop, loads, memory }: SimulatorResults): string {
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
  return `\n${aims}\n\n${rates}\n${note}\n\n${memoryTable(memory)}\n`;
}

function memoryTable({ fuzz, people }: SimulatorMemory): string {
  const { empty, full, emptied } = fuzz.heap;
  const nonsense = `${fuzz.requests} requests that nobody would send (${fuzz.problems} answered wrongly)`;
  return table([
    ["Megabytes on the heap", "before", "after", "more", "aim"],
    ...(full ? [memoryRow(`${nonsense}, from where all is full`, full.begin, full.end)] : []),
    memoryRow("The same account, empty", empty, emptied),
    memoryRow(
      `${people.participants} participants, come and gone, from where all is full`,
      people.heap.full,
      people.heap.end,
    ),
  ]);
}

const memoryRow = (name: string, before: number, after: number) => [
  name,
  tenths(before),
  tenths(after),
  tenths(after - before),
  `${MORE}${after - before < MORE ? "" : ", missed"}`,
];

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
