import type { NextRequest } from "next/server";
import { z } from "zod";
import { answer } from "@/lib/server/answer";
import { commandLog } from "@/lib/server/record/command-log";
import { authorise } from "@/lib/server/session";
import { commandIdSchema, valid } from "@/lib/server/valid";

const ids = z.array(commandIdSchema).min(1).max(200);

/** How long a request waits for a receipt, in milliseconds: shorter than any proxy's patience. */
const PATIENCE = 20_000;

/** The receipts among these commands of whoever asks, as soon as there is one: `?id=…&id=…`. */
export function GET(request: NextRequest): Promise<Response> {
  return answer(["see"], async ({ id }) => {
    const asked = valid(ids, request.nextUrl.searchParams.getAll("id"));
    const receipts = await commandLog().receipts(asked, id, PATIENCE, request.signal);
    // Meanwhile whoever asks may have been signed out.
    await authorise(["see"]);
    return receipts;
  });
}
