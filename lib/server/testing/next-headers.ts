import { AsyncLocalStorage } from "node:async_hooks";

/** In the place of Next.js: who asks. A request brings its own headers; a press is asked with `headers`. */
export const asking = {
  request: new AsyncLocalStorage<Headers>(),
  headers: {} as Record<string, string>,
};

export async function headers(): Promise<Headers> {
  return asking.request.getStore() ?? new Headers(asking.headers);
}
