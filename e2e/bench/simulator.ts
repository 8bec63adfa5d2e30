import { type Spread, spreadOf } from "./figures";
import { type Client, createClient } from "./simulator-client";
import { inRounds, type Load, underLoad } from "./simulator-load";
import { measureMemory, type SimulatorMemory } from "./simulator-memory";
import { startMeasured } from "./simulator-process";

export type Operation = "list" | "update" | "create";

/** One operation on an account with so many participants, asked by so many clients at once. */
export interface SimulatorLoad extends Load {
  operation: Operation;
  participants: number;
  clients: number;
}

/** What a run of the simulator's benchmark comes to. */
export interface SimulatorResults {
  /** Milliseconds from the start of its process to the line that says where it listens. */
  start: Spread;
  /** Milliseconds from SIGTERM to the end of its process, while clients keep their connections. */
  stop: Spread;
  loads: SimulatorLoad[];
  memory: SimulatorMemory;
}

const SIZES = [10, 250, 1_000];
const CLIENTS = [1, 32];
const SECONDS = 1.5;
/** As many as a conference may have (Twilio docs: Conference). */
const FULL = 250;
/** Fewer than `FULL`, and each is removed again. */
const CREATED_AT_ONCE = 200;

/** Measures the simulator alone, over loopback, anew for each number of participants. */
export async function measureSimulator(): Promise<SimulatorResults> {
  const starts: number[] = [];
  const stops: number[] = [];
  const loads: SimulatorLoad[] = [];
  for (const participants of SIZES) {
    process.stdout.write(`Asking a simulator with ${participants} participants …\n`);
    const simulator = await startMeasured();
    starts.push(simulator.startMs);
    const people = await fill(simulator.url, participants);
    for (const clients of CLIENTS) {
      const client = createClient(simulator.url, clients);
      for (const operation of ["list", "update", "create"] as const) {
        const load = await operations[operation](client, clients, people);
        loads.push({ operation, participants, clients, ...load });
      }
    }
    stops.push(await simulator.stop());
  }
  const memory = await measureMemory();
  return { start: spreadOf(starts), stop: spreadOf(stops), loads, memory };
}

/** The paths of conferences, and of everybody in them. */
interface People {
  rooms: string[];
  participants: string[];
}

async function fill(url: string, participants: number): Promise<People> {
  const client = createClient(url, 1);
  const people: People = { rooms: [], participants: [] };
  for (let left = participants; left > 0; left -= FULL) {
    const seeded = Array.from({ length: Math.min(left, FULL) }, () => ({}));
    const friendlyName = `Full ${people.rooms.length + 1}`;
    const order = { friendlyName, participants: seeded };
    const room = JSON.parse(await client.control("conferences", order));
    const path = `Conferences/${room.conferenceSid}/Participants`;
    people.rooms.push(path);
    for (const { callSid } of room.participants) {
      people.participants.push(`${path}/${callSid}.json`);
    }
  }
  client.close();
  return people;
}

type Measure = (client: Client, clients: number, people: People) => Promise<Load>;

const operations: Readonly<Record<Operation, Measure>> = {
  list(client, clients, { rooms }) {
    const next = around(rooms.map((room) => `${room}.json?PageSize=${FULL}`));
    return underLoad(clients, SECONDS, () => client.ask("GET", next().item));
  },
  update(client, clients, { participants }) {
    const next = around(participants);
    return underLoad(clients, SECONDS, () => {
      const { item, round } = next();
      return client.ask("POST", item, { Muted: String(round % 2 === 0) });
    });
  },
  create(client, clients) {
    const path = "Conferences/Arrivals/Participants";
    // Rings until it is removed.
    const form = { From: "+14155550100", To: "+15005550015" };
    return inRounds(clients, SECONDS, {
      perRound: CREATED_AT_ONCE,
      ask: () => client.ask("POST", `${path}.json`, form),
      cleanUp: (answers) =>
        Promise.all(
          answers.map((one) => {
            const { conference_sid: conference, call_sid: call } = JSON.parse(one);
            return client.ask("DELETE", `Conferences/${conference}/Participants/${call}.json`);
          }),
        ),
    });
  },
};

/** One after the other, over and over; `round` counts how often all have had their turn. */
function around(items: readonly string[]) {
  let taken = 0;
  return () => {
    const item = items[taken % items.length] ?? "";
    const round = Math.floor(taken / items.length);
    taken += 1;
    return { item, round };
  };
}
