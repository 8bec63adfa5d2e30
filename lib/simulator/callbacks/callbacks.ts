import type { CallbackControl, CallbackFaultRule } from "../control/callback-control";
import type { Random } from "../random";
import type { World } from "../world";
import type { Send } from "./attempt";
import { createCallbackLog, type Entry } from "./callback-log";
import { deliver } from "./deliver";
import type { Message } from "./message";
import { messageFor } from "./messages";
import { createMisfortunes } from "./misfortune";
import { createQueue } from "./queue";

const DELAY_MS = 2_000;
/** How long one that is to be overtaken waits for the next. */
const PATIENCE_MS = 5_000;

/** A callback that has not gone out yet. Plain data, so that it can be saved. */
export interface WaitingCallback {
  readonly message: Message;
  readonly token: string;
  /** Milliseconds until it goes out. */
  readonly ms: number;
  /** Whether the next one of its conference or call is to go out before it. */
  readonly isToBeOvertaken: boolean;
}

export interface Callbacks extends CallbackControl {
  rules(): CallbackFaultRule[];
  /** What has not gone out yet, in the order in which it was caused. */
  waiting(): WaitingCallback[];
  /** Goes on waiting for what was saved; whatever was to befall it already has. */
  resume(waiting: readonly WaitingCallback[]): void;
  clear(): void;
}

/** Calls back about all that happens in this world, to whoever has asked for it. */
export function startCallbacks(
  world: World,
  { send, random }: { send: Send; random: Random },
): Callbacks {
  const log = createCallbackLog();
  const misfortunes = createMisfortunes(random);
  const queue = createQueue(world, async ({ record, message }) => {
    record.state = "sending";
    const { token } = record;
    const isDelivered = await deliver(world, message, {
      send,
      token,
      onAttempt: (made) => record.attempts.push(made),
    });
    record.state = isDelivered ? "delivered" : "failed";
  });

  /** By conference or call: what waits to be overtaken. */
  const overtaken = new Map<string, { entry: Entry; dueAt: number; go: () => void }>();

  const letOvertake = (entry: Entry, ms: number): void => {
    const { resourceSid } = entry.message;
    const go = () => {
      world.agenda.drop(`overtaking ${entry.record.id}`);
      overtaken.delete(resourceSid);
      queue.add(entry);
    };
    world.agenda.plan(`overtaking ${entry.record.id}`, ms, go);
    overtaken.set(resourceSid, { entry, dueAt: world.clock.now() + ms, go });
  };

  const add = (message: Message): void => {
    const entry = log.record(message, world.clock.now(), uuid(random));
    const { resourceSid } = message;
    const bad = misfortunes.of(message);
    // Where one waits to be overtaken already, this is the one that does it.
    if (bad?.kind === "reordered" && !overtaken.has(resourceSid)) {
      letOvertake(entry, bad.ms ?? PATIENCE_MS);
      return;
    }
    if (bad?.kind === "lost") entry.record.state = "lost";
    else queue.add(entry, bad?.kind === "delayed" ? (bad.ms ?? DELAY_MS) : 0);
    // The second one is the first once more, token and all.
    if (bad?.kind === "doubled") {
      queue.add(log.record(message, world.clock.now(), entry.record.token));
    }
    overtaken.get(resourceSid)?.go();
  };

  world.listen((event) => {
    const message = messageFor(world, event);
    if (message) add(message);
  });

  return {
    list: (filter) => log.list(filter),
    fault: (rule) => misfortunes.add(rule),
    rules: () => misfortunes.rules(),
    clearFaults: (id) => misfortunes.clear(id),
    hold: () => queue.hold(),
    release: () => queue.release(),
    step: () => queue.step(),
    settled: () => queue.settled(),
    waiting() {
      const now = world.clock.now();
      const due = queue.waiting().map((one) => ({ ...one, isToBeOvertaken: false }));
      const late = [...overtaken.values()].map((one) => ({ ...one, isToBeOvertaken: true }));
      return [...due, ...late]
        .toSorted((a, b) => a.entry.record.id - b.entry.record.id)
        .map(({ entry: { message, record }, dueAt, isToBeOvertaken }) => {
          return { message, token: record.token, ms: Math.max(0, dueAt - now), isToBeOvertaken };
        });
    },
    resume(waiting) {
      for (const { message, token, ms, isToBeOvertaken } of waiting) {
        const entry = log.record(message, world.clock.now(), token);
        if (isToBeOvertaken) letOvertake(entry, ms);
        else queue.addAgain(entry, ms);
      }
    },
    clear() {
      queue.clear();
      overtaken.clear();
      misfortunes.clear();
      log.clear();
    },
  };
}

/** Not a standard one, but of its form. */
function uuid(random: Random): string {
  return random.sid("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
