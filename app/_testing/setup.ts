import "@/lib/server/testing/patience";
import { afterAll, beforeAll, vi } from "vitest";
import { openBoard } from "./story";

let end: (() => Promise<void>) | undefined;

// One process tells the stories of many files, each with a server and a record of its own.
beforeAll(async () => {
  end = await openBoard();
}, 30_000);
afterAll(async () => {
  await end?.();
  vi.restoreAllMocks();
});
