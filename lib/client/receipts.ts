import type { Receipt } from "@/lib/model/command";
import { type Fault, FaultError } from "@/lib/model/fault";
import type { RoomEvent } from "@/lib/model/room-event";
import { onLiveEvent } from "./live/events";
import { isLive } from "./live/live";
import { getJson } from "./request";

/**
 * Receipts come with the live stream. Where there is none, or it is slow, they come beside the queue of
 * server actions: one request asks for all that this page still waits for, and the server answers it
 * as soon as there is one.
 */
const waiting = new Map<string, (receipt: Receipt) => void>();
/** What the stream has brought of late: it may be faster than the answer to the press. */
const early = new Map<string, Receipt>();
/** Those that the stream has had its time for. */
const asked = new Set<string>();
let asking: AbortController | null = null;

/** For how many one request asks, so that its address stays short: the oldest, and then the next. */
const ASKED_AT_ONCE = 100;

/** As many are kept that nobody waits for yet. */
const KEPT = 50;

/** How long to wait after a failed request, in milliseconds. */
const PAUSE = 1000;

/** How long the stream may take, in milliseconds. */
const STREAM_PATIENCE = 2000;

/** Resolves with the receipt of a command. It never rejects: without an answer it is asked again. */
export function receiptOf(commandId: string): Promise<Receipt> {
  const known = early.get(commandId);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    const timer = isLive() ? setTimeout(() => askFor(commandId), STREAM_PATIENCE) : undefined;
    waiting.set(commandId, (receipt) => {
      clearTimeout(timer);
      resolve(receipt);
    });
    if (timer === undefined) askFor(commandId);
  });
}

onLiveEvent((event) => {
  if (event.kind !== "receipt") return;
  const receipt = receiptIn(event);
  if (waiting.has(receipt.commandId)) return deliver([receipt]);
  early.set(receipt.commandId, receipt);
  const [oldest] = early.keys();
  if (early.size > KEPT && oldest !== undefined) early.delete(oldest);
});

function askFor(commandId: string): void {
  asked.add(commandId);
  // A request that does not ask for this command yet would make it wait for another's receipt.
  asking?.abort();
  void ask();
}

async function ask(): Promise<void> {
  const mine = new AbortController();
  asking = mine;
  while (asked.size > 0 && !mine.signal.aborted) {
    const ids = [...asked].slice(0, ASKED_AT_ONCE);
    const query = ids.map((id) => `id=${id}`).join("&");
    try {
      deliver(await getJson<Receipt[]>(`/api/receipts?${query}`, mine.signal));
    } catch (error) {
      const refusal = error instanceof FaultError && error.fault.kind === "forbidden";
      if (refusal) deliver(ids.map((id) => untold(id, error.fault)));
      else if (!mine.signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

function deliver(receipts: Receipt[]): void {
  for (const receipt of receipts) {
    waiting.get(receipt.commandId)?.(receipt);
    waiting.delete(receipt.commandId);
    asked.delete(receipt.commandId);
  }
}

/** What became of a press where the server will not say: to ask again would change nothing. */
function untold(commandId: string, fault: Fault): Receipt {
  const at = new Date().toISOString();
  return { commandId, at, outcome: "unknown", fault: { ...fault, unsure: true } };
}

function receiptIn(event: Extract<RoomEvent, { kind: "receipt" }>): Receipt {
  const { commandId, id, asOf, at, outcome, fault, participant, conference, took } = event;
  return {
    commandId,
    event: { id, about: asOf },
    at: new Date(at).toISOString(),
    outcome,
    ...(fault && { fault }),
    ...(participant && { participant }),
    ...(conference && { conference }),
    ...(took !== undefined && { took }),
  };
}
