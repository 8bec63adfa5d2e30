import { vi } from "vitest";

/** What holds comes at once all the same; on a busy machine Vitest's own second is soon over. In ms. */
const PATIENCE = 10_000;

const { waitFor, waitUntil } = vi;
const patient = (options?: number | { timeout?: number; interval?: number }) =>
  typeof options === "number" ? options : { timeout: PATIENCE, ...options };

vi.waitFor = (check, options) => waitFor(check, patient(options));
vi.waitUntil = (check, options) => waitUntil(check, patient(options));
