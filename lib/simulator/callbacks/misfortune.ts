import type { CallbackFaultRule } from "../control/callback-control";
import { withCount } from "../control/faults";
import type { Random } from "../random";
import type { Message } from "./message";

/** What befalls a callback on its way; null when nothing does. */
export interface Misfortunes {
  add(rule: CallbackFaultRule): { id: string };
  clear(id?: string): void;
  /** What is still ordered, with what is left of each count. */
  rules(): CallbackFaultRule[];
  of(message: Message): CallbackFaultRule | null;
}

/** Orders for callbacks that get lost, doubled, delayed or reordered. The oldest order that matches wins. */
export function createMisfortunes(random: Random): Misfortunes {
  const ordered = new Map<string, { readonly rule: CallbackFaultRule; left: number }>();
  let count = 0;

  return {
    add(rule) {
      const id = `callback-fault-${++count}`;
      ordered.set(id, { rule, left: rule.count ?? (rule.rate === undefined ? 1 : Infinity) });
      return { id };
    },
    clear(id) {
      if (id === undefined) ordered.clear();
      else ordered.delete(id);
    },
    rules: () => [...ordered.values()].map(({ rule, left }) => withCount(rule, left)),
    of({ url, event }) {
      for (const [id, order] of ordered) {
        const { rule } = order;
        if (rule.url !== undefined && !url.includes(rule.url)) continue;
        if (rule.event !== undefined && rule.event !== event) continue;
        if (rule.rate !== undefined && random.next() >= rule.rate) continue;
        order.left -= 1;
        if (order.left <= 0) ordered.delete(id);
        return rule;
      }
      return null;
    },
  };
}
