import { vi } from "vitest";

/** What holds comes at once all the same; on a busy machine Vitest's own second is soon over. In ms. */
const PATIENCE = 10_000;

/** Files that share a process share its `vi` as well. */
const { waitFor, waitUntil } = ((globalThis as { [key: symbol]: unknown })[
  Symbol.for("tests-of-bridgeboard.vi")
] ??= { waitFor: vi.waitFor, waitUntil: vi.waitUntil }) as Pick<typeof vi, "waitFor" | "waitUntil">;
const patient = (options?: number | { timeout?: number; interval?: number }) =>
  typeof options === "number" ? options : { timeout: PATIENCE, ...options };

vi.waitFor = (check, options) => waitFor(check, patient(options));
vi.waitUntil = (check, options) => waitUntil(check, patient(options));
