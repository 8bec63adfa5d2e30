import "./patience";
import { afterAll, vi } from "vitest";
import { forgetDatabase } from "./databases";
import { endProcess } from "./process";

// One process runs many files: none leaves anything to the next.
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await endProcess();
  forgetDatabase();
});
