import type { Person } from "@/lib/model/person";
import type { Room } from "@/lib/model/room";
import { readLastDeeds } from "@/lib/server/audit/deeds";
import { exportAudit } from "@/lib/server/audit/export";
import type { AuditFilter } from "@/lib/server/audit/filter";
import { readAuditPage } from "@/lib/server/audit/page";
import { openDatabase } from "@/lib/server/database/database";
import type { Environment } from "@/lib/server/env";
import { processWide } from "@/lib/server/process-wide";
import { startPostgresServer } from "@/lib/server/testing/postgres-server";
import type { AuditExport, AuditResults } from "./audit";
import { CALLBACKS, conference, DEEP, EVENTS, fillRecord, week } from "./audit-record";
import { type Spread, spreadOf } from "./figures";

const SAMPLES = 100;
/** As many as a conference may have (Twilio docs: Conference). */
const FULL = 250;

const filters: Record<string, AuditFilter> = {
  Nothing: {},
  "A person": { person: "person-7" },
  "A conference, by SID": { conference: conference.sid },
  "A conference, by name": { conference: conference.name },
  Mutes: { kind: "mute" },
  "Ends, of which there are none": { kind: "end" },
  "Sign-ins": { kind: "sign-in" },
  Done: { outcome: "done" },
  Failed: { outcome: "failed" },
  Unknown: { outcome: "unknown" },
  "Pending, of which there are none": { outcome: "pending" },
  "A week long ago": week,
  "A person's failed mutes of a week": {
    ...week,
    person: "person-7",
    kind: "mute",
    outcome: "failed",
  },
};

// One of its own: what is written into a record stays there.
const server = await startPostgresServer();
const databaseUrl = server.url;
// Only what tells where the database is.
const database = await openDatabase({ mode: "live", databaseUrl, dataDir: "" } as Environment);
try {
  await fillRecord(database.orm);
  const pages: AuditResults["pages"] = [];
  for (const [filter, narrowed] of Object.entries(filters)) {
    const first = await timed(() => readAuditPage(narrowed, {}));
    const deep = await timed(() => readAuditPage(narrowed, { before: DEEP }));
    pages.push({ filter, first, deep });
  }
  const lastDeeds = await timedDeeds();
  const exports = [await exported("csv"), await exported("json")];
  const results: AuditResults = { events: EVENTS, callbacks: CALLBACKS, pages, lastDeeds, exports };
  process.stdout.write(JSON.stringify(results));
} finally {
  await database.close();
  await server.remove();
}

async function timed(read: () => Promise<unknown>): Promise<Spread> {
  const samples: number[] = [];
  await read();
  for (let sample = 0; sample < SAMPLES; sample++) {
    const began = performance.now();
    await read();
    samples.push(performance.now() - began);
  }
  return spreadOf(samples);
}

/** Asks for each conference once, because an answer is given again for a while. */
async function timedDeeds(): Promise<Spread> {
  const rooms = processWide("rooms", () => new Map<string, Room>())();
  const somebody: Person = { id: "person-7", name: "", email: "", role: "viewer" };
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const sid = `CF${hexadecimal(sample)}`;
    const legs = Array.from({ length: FULL }, (_, index) => ({
      callSid: `CA${hexadecimal((index * 17 + sample) % 5000)}`,
    }));
    rooms.set(sid, { legs } as Room);
    const began = performance.now();
    await readLastDeeds(sid, somebody);
    samples.push(performance.now() - began);
  }
  return spreadOf(samples);
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(32, "0");
}

/** Takes an export as fast as it comes, and looks at the memory on the way. */
async function exported(format: AuditExport["format"]): Promise<AuditExport> {
  const heapBefore = heap();
  const began = performance.now();
  const response = await exportAudit({}, format, new AbortController().signal, async () => true);
  let [rows, bytes, chunks, heapPeak, looking] = [0, 0, 0, heapBefore, 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) rows++;
    if (chunks++ % 10 > 0) continue;
    const looked = performance.now();
    heapPeak = Math.max(heapPeak, heap());
    looking += performance.now() - looked;
  }
  const seconds = (performance.now() - began - looking) / 1000;
  return { format, rows, bytes, seconds, heapBefore, heapPeak };
}

/** What is really in use, in bytes. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
