import { Agent, get, type IncomingMessage } from "node:http";
import { spreadOf } from "./figures";
import { now } from "./live-caller";
import type { Heard, Opening, Order } from "./live-readers";

/** As many are opened at once. */
const AT_ONCE = 25;

const { url, cookie } = JSON.parse(process.env["READERS"] ?? "{}") as Opening;
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
/** For each stream, when each of the callbacks came, by its sequence. */
const streams: Map<number, number[]>[] = [];

process.once("disconnect", () => process.exit());
process.on("message", (order: Order) => {
  const done = "open" in order ? open(order.open) : heard(order.heard);
  void Promise.resolve(done).then((answer) => process.send?.(answer ?? null));
});

async function open(wanted: number): Promise<void> {
  while (streams.length < wanted) {
    const missing = Math.min(AT_ONCE, wanted - streams.length);
    await Promise.all(Array.from({ length: missing }, read));
  }
}

async function read(): Promise<void> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, resolve).once("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`A stream was answered ${response.statusCode}.`);
  const came = new Map<number, number[]>();
  streams.push(came);
  let rest = "";
  response.once("close", () => process.exit(1));
  response.setEncoding("latin1").on("data", (text: string) => {
    const at = now();
    const frames = (rest + text).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const sequence = Number(/^id: .*"sequence":(\d+)/s.exec(frame)?.[1]);
      if (!Number.isNaN(sequence)) came.set(sequence, [...(came.get(sequence) ?? []), at]);
    }
  });
}

function heard(called: Extract<Order, { heard: unknown }>["heard"]): Heard {
  const delays: number[] = [];
  let [lost, repeated] = [0, 0];
  for (const came of streams) {
    for (const { sequence, sentAt } of called) {
      const [first, ...more] = came.get(sequence) ?? [];
      repeated += more.length;
      if (first === undefined) lost += 1;
      else delays.push(first - sentAt);
    }
    came.clear();
  }
  return { callbackToReader: spreadOf(delays), lost, repeated };
}
