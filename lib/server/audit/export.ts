import "server-only";
import { z } from "zod";
import type { AuditEntry } from "@/lib/model/audit";
import { nowDate } from "../clock";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import { valid } from "../valid";
import { csvHead, csvRow } from "./csv";
import type { AuditFilter } from "./filter";
import { entries, newestId } from "./page";

/** As many as are read, and held, at once. */
const BATCH = 500;

const formatSchema = z.enum(["csv", "json"], "The audit is exported as csv or json.");

interface Format {
  type: string;
  head: string;
  row: (entry: AuditEntry, first: boolean) => string;
  foot: string;
}

const formats: Record<z.output<typeof formatSchema>, Format> = {
  csv: { type: "text/csv; charset=utf-8", head: csvHead, row: csvRow, foot: "" },
  json: {
    type: "application/json; charset=utf-8",
    head: "[",
    row: (entry, first) => `${first ? "\n" : ",\n"}${JSON.stringify(entry)}`,
    foot: "\n]\n",
  },
};

/** The right to read has been taken away meanwhile, as somebody wanted: nothing is wrong. */
class NotAnyMoreError extends Error {
  override name = "NotAnyMoreError";
}

/**
 * Everything that a filter leaves as a file, newest first. It is read in batches as fast as it is
 * taken, so that its size does not matter, and ends with what was the newest when it began.
 * @param signal ends it when whoever asked has gone
 * @param stillMay is asked before each batch: a right that is taken away ends it, too
 * @throws FaultError `invalid` for another format
 */
export async function exportAudit(
  filter: AuditFilter,
  asked: unknown,
  signal: AbortSignal,
  stillMay: () => Promise<boolean>,
): Promise<Response> {
  const name = valid(formatSchema, asked);
  const batches = batchesOf(filter, await newestId(), signal, stillMay);
  const chunks = chunksOf(batches, formats[name]);
  const encoder = new TextEncoder();
  let left = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (left) return;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          // The headers have gone out with a 200: a broken connection is the only way left to say so.
          const reason = reasonOf(error);
          log()[error instanceof NotAnyMoreError ? "info" : "error"](
            { reason },
            "export broken off",
          );
          // Not the error itself: Next.js would log it, and with it what a query was asked.
          controller.error(new Error(reason));
        }
      },
      async cancel() {
        left = true;
        await chunks.return(undefined);
      },
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
  const day = nowDate().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "Content-Type": formats[name].type,
      "Content-Disposition": `attachment; filename="bridgeboard-audit-${day}.${name}"`,
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}

/** The file, batch by batch. */
async function* chunksOf(
  batches: AsyncIterable<AuditEntry[]>,
  { head, row, foot }: Format,
): AsyncGenerator<string, undefined> {
  let begun = false;
  for await (const batch of batches) {
    const rows = batch.map((entry, index) => row(entry, !begun && index === 0));
    yield (begun ? "" : head) + rows.join("");
    begun = true;
  }
  yield (begun ? "" : head) + foot;
}

async function* batchesOf(
  filter: AuditFilter,
  newest: number,
  signal: AbortSignal,
  stillMay: () => Promise<boolean>,
) {
  let before: number | undefined;
  while (!signal.aborted) {
    if (!(await stillMay())) throw new NotAnyMoreError("Whoever reads it may not any more.");
    const batch = await entries(filter, { until: newest, before }, "downwards", BATCH);
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    before = batch.at(-1)?.id;
  }
}
