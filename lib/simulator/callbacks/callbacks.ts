import type { CallbackControl, CallbackFaultRule } from "../control/callback-control";
import type { Random } from "../random";
import type { World } from "../world";
import type { Send } from "./attempt";
import { createCallbackLog } from "./callback-log";
import { deliver } from "./deliver";
import type { Message } from "./message";
import { messageFor } from "./messages";
import { createMisfortunes } from "./misfortune";
import { createQueue } from "./queue";

const DELAY_MS = 2_000;
/** How long one that is to be overtaken waits for the next. */
const PATIENCE_MS = 5_000;

export interface Callbacks extends CallbackControl {
  rules(): CallbackFaultRule[];
  /** What has not gone out yet, for saving. */
  waiting(): Message[];
  add(message: Message): void;
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
  const overtaken = new Map<string, () => void>();

  const add = (message: Message): void => {
    const record = () => log.record(message, world.clock.now(), uuid(random));
    const entry = record();
    const { resourceSid } = message;
    const bad = misfortunes.of(message);
    if (bad?.kind === "reordered") {
      const go = () => {
        world.agenda.drop(`overtaking ${entry.record.id}`);
        overtaken.delete(resourceSid);
        queue.add(entry);
      };
      world.agenda.plan(`overtaking ${entry.record.id}`, bad.ms ?? PATIENCE_MS, go);
      overtaken.set(resourceSid, go);
      return;
    }
    if (bad?.kind === "lost") entry.record.state = "lost";
    else queue.add(entry, bad?.kind === "delayed" ? (bad.ms ?? DELAY_MS) : 0);
    // The second one is the first once more, token and all.
    if (bad?.kind === "doubled") {
      queue.add(log.record(message, world.clock.now(), entry.record.token));
    }
    overtaken.get(resourceSid)?.();
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
    waiting: () => queue.waiting().map(({ message }) => message),
    add,
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
