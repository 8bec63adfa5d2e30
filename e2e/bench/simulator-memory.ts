import { bombard, type Memory } from "@/lib/simulator/testing/bombard";
import { endure } from "@/lib/simulator/testing/endure";

const REQUESTS = 100_000;
const PARTICIPANTS = 100_000;

/** What a simulator in this process keeps of those who come and go. In megabytes on the heap. */
export interface SimulatorMemory {
  fuzz: { requests: number; problems: number; heap: Memory };
  people: { participants: number; heap: { full: number; end: number } };
}

export async function measureMemory(): Promise<SimulatorMemory> {
  process.stdout.write(`Sending a simulator ${REQUESTS} requests that nobody would send …\n`);
  const { problems, memory } = await bombard(REQUESTS, 1);
  process.stdout.write(`Calling in ${PARTICIPANTS} participants, and removing them …\n`);
  const heap = await endure(PARTICIPANTS);
  return {
    fuzz: { requests: REQUESTS, problems: problems.length, heap: memory },
    people: { participants: PARTICIPANTS, heap },
  };
}
