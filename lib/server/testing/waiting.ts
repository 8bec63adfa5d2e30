import { vi } from "vitest";

/** A promise that a test fulfils, where there is no Promise.withResolvers yet (Node.js 20). */
export function deferred<T = void>() {
  const settle: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    settle.resolve = resolve;
  });
  return { promise, resolve: (value: T) => settle.resolve?.(value) };
}

/** Lets everything happen that waits for nothing but its turn. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Moves on the time of day, in milliseconds; no timer runs. */
export function later(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
