import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "@/lib/cli/root.mjs";
import type { Spread } from "./figures";

/** What a run of the audit's benchmark comes to, on a Postgres server. */
export interface AuditResults {
  events: number;
  /** What Twilio told and what was seen, between them. */
  callbacks: number;
  /** Milliseconds from asking for a page to its entries, by what it is narrowed to. */
  pages: { filter: string; first: Spread; deep: Spread }[];
  /** Milliseconds for the last deeds on everybody in a full conference, which a board asks for. */
  lastDeeds: Spread;
  exports: AuditExport[];
}

/** An export of everything. */
export interface AuditExport {
  format: "csv" | "json";
  rows: number;
  bytes: number;
  seconds: number;
  /** Memory in use before and at most during it, in bytes, each after it was collected. */
  heapBefore: number;
  heapPeak: number;
}

/** Measures the audit in a process of its own: it runs the server's code without a server. */
export async function measureAudit(): Promise<AuditResults> {
  process.stdout.write("Asking an audit of 100,000 events among as many callbacks …\n");
  const flags = ["--expose-gc", "--conditions=react-server", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, "e2e/bench/audit-process.ts"],
    { cwd: root, maxBuffer: 10_000_000 },
  );
  return JSON.parse(stdout) as AuditResults;
}
