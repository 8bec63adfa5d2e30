import { afterAll, vi } from "vitest";
import { forgetDatabase } from "./databases";
import { endProcess } from "./process";

/** What holds comes at once all the same; on a busy machine Vitest's own second is soon over. In ms. */
const PATIENCE = 10_000;

const { waitFor, waitUntil } = vi;
const patient = (options?: number | { timeout?: number; interval?: number }) =>
  typeof options === "number" ? options : { timeout: PATIENCE, ...options };

vi.waitFor = (check, options) => waitFor(check, patient(options));
vi.waitUntil = (check, options) => waitUntil(check, patient(options));

// One process runs many files: none leaves anything to the next.
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await endProcess();
  forgetDatabase();
});
