import type { Clock } from "../clock";
import type { FaultRule } from "../control";
import { type Answer, answerTo } from "../http/answer";
import type { Incoming } from "../http/incoming";
import { TwilioError, tooManyRequests } from "../http/twilio-error";
import type { Random } from "../random";

/** The connection breaks: an HTTP server destroys the socket instead of answering. */
export class ConnectionReset extends Error {
  override readonly name = "ConnectionReset";

  constructor() {
    super("The simulator was told to reset this connection");
  }
}

export interface Faults {
  add(rule: FaultRule): { id: string };
  clear(id?: string): void;
  /** What is still ordered, with what is left of each count. */
  rules(): FaultRule[];
  /** Answers as `answer` would, unless a fault was ordered for this request. */
  around(incoming: Incoming, answer: () => Answer): Promise<Answer>;
}

interface OrderedFault {
  readonly id: string;
  readonly rule: FaultRule;
  left: number;
  readonly release: AbortController;
}

const refusals = {
  "429": tooManyRequests,
  "500": () => new TwilioError(500, 20500, "Internal Server Error"),
  "503": () => new TwilioError(503, 20503, "Service unavailable"),
} as const;

const html = {
  type: "text/html",
  content: "<!DOCTYPE html><title>Down for maintenance</title>",
};
const brokenJson = { type: "application/json", content: '{"items":[{"sid":"' };

export function createFaults(clock: Clock, random: Random): Faults {
  const ordered = new Map<string, OrderedFault>();
  const hanging = new Map<string, AbortController>();
  let count = 0;

  const take = ({ method, path }: Incoming): OrderedFault | undefined => {
    for (const fault of ordered.values()) {
      const { rule } = fault;
      if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue;
      if (!path.includes(rule.path)) continue;
      if (rule.rate !== undefined && random.next() >= rule.rate) continue;
      fault.left -= 1;
      if (fault.left <= 0) ordered.delete(fault.id);
      return fault;
    }
    return undefined;
  };

  return {
    add(rule) {
      const id = `fault-${++count}`;
      const release = new AbortController();
      ordered.set(id, {
        id,
        rule,
        left: rule.count ?? (rule.rate === undefined ? 1 : Infinity),
        release,
      });
      if (rule.kind === "hang" || rule.kind === "slow") hanging.set(id, release);
      return { id };
    },
    clear(id) {
      for (const [known, release] of hanging) {
        if (id !== undefined && known !== id) continue;
        release.abort();
        hanging.delete(known);
      }
      if (id === undefined) ordered.clear();
      else ordered.delete(id);
    },
    rules: () => [...ordered.values()].map(({ rule, left }) => withCount(rule, left)),
    async around(incoming, answer) {
      const fault = take(incoming);
      return fault ? goWrong(clock, fault, incoming, answer) : answer();
    },
  };
}

/** An order for what is left of it; one without end has no count. */
export function withCount<Rule extends { count?: number }>(rule: Rule, left: number): Rule {
  return left === Infinity ? rule : { ...rule, count: left };
}

async function goWrong(
  clock: Clock,
  { rule: { kind, ms = 1_000 }, release }: OrderedFault,
  { method, signal }: Incoming,
  answer: () => Answer,
): Promise<Answer> {
  const givenUp = AbortSignal.any([signal, release.signal]);
  switch (kind) {
    case "429":
    case "500":
    case "503":
      return answerTo(refusals[kind]());
    case "html":
      return { status: 200, text: html };
    case "wrong-shape":
      return { status: method === "POST" ? 201 : 200, body: { items: [null] } };
    case "broken-json":
      answer();
      return { status: method === "POST" ? 201 : 200, text: brokenJson };
    case "hang":
      await aborted(givenUp);
      throw new ConnectionReset();
    case "slow": {
      const late = answer();
      await elapsed(clock, ms, givenUp);
      return late;
    }
    case "lost-answer":
      answer();
      throw new ConnectionReset();
    case "reset":
      throw new ConnectionReset();
    default:
      return kind satisfies never;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Waits, but no longer than somebody waits for it. */
async function elapsed(clock: Clock, ms: number, givenUp: AbortSignal): Promise<void> {
  const passed = new AbortController();
  const cancel = clock.after(ms, () => passed.abort());
  await aborted(AbortSignal.any([passed.signal, givenUp]));
  cancel();
  if (givenUp.aborted) throw new ConnectionReset();
}
