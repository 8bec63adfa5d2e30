import { AsyncLocalStorage } from "node:async_hooks";

/** In Next's place: the headers of the request that is being answered. */
interface Asking {
  request: AsyncLocalStorage<Headers>;
  /** What a press is asked with: it is no request here, but a call of the action itself. */
  action: () => Headers;
}

const key = Symbol.for("bridgeboard.tests.asking");
const store = globalThis as { [key: symbol]: Asking | undefined };

export const asking: Asking = (store[key] ??= {
  request: new AsyncLocalStorage(),
  action: () => new Headers(),
});

export async function headers(): Promise<Headers> {
  return asking.request.getStore() ?? asking.action();
}
