import type { Receipt } from "@/lib/model/command";
import { getJson } from "./request";

/**
 * Receipts come beside the queue of server actions: one request asks for all that this page still
 * waits for, and the server answers it as soon as there is one.
 */
const waiting = new Map<string, (receipt: Receipt) => void>();
let asking: AbortController | null = null;

/** For how many one request asks, so that its address stays short: the oldest, and then the next. */
const ASKED_AT_ONCE = 100;

/** How long to wait after a failed request, in milliseconds. */
const PAUSE = 1000;

/** Resolves with the receipt of a command. It never rejects: no answer is asked for again. */
export function receiptOf(commandId: string): Promise<Receipt> {
  return new Promise((resolve) => {
    waiting.set(commandId, resolve);
    // A request that does not ask for this command yet would make it wait for another's receipt.
    asking?.abort();
    void ask();
  });
}

async function ask(): Promise<void> {
  const mine = new AbortController();
  asking = mine;
  while (waiting.size > 0 && !mine.signal.aborted) {
    const ids = [...waiting.keys()].slice(0, ASKED_AT_ONCE);
    const query = ids.map((id) => `id=${id}`).join("&");
    try {
      deliver(await getJson<Receipt[]>(`/api/receipts?${query}`, mine.signal));
    } catch {
      if (!mine.signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

function deliver(receipts: Receipt[]): void {
  for (const receipt of receipts) {
    waiting.get(receipt.commandId)?.(receipt);
    waiting.delete(receipt.commandId);
  }
}
