import { randomUUID } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { orm } from "./database/database";
import { instances } from "./database/record";
import { environment } from "./env";
import { joinInstances, seen } from "./record/instances";
import { withDatabase } from "./testing/databases";
import { setUp } from "./testing/gateway";
import { boot } from "./testing/process";
import { settled } from "./testing/waiting";

withDatabase();
afterEach(() => void vi.unstubAllGlobals());

/** How many of ten reads go out at once, with so many other boards on the database. */
async function readsAtOnce(others: number): Promise<number> {
  const scene = setUp();
  // The process makes its gateway itself, as a live board does.
  const { accountSid } = boot({ ...scene, gateway: undefined as never }).simulator;
  Object.assign(environment(), { readsPerMinute: 60 });
  vi.stubGlobal("fetch", (request: Request) => scene.simulator.handle(request));
  const { twilio } = await import("./twilio");
  await joinInstances();
  for (let other = 0; other < others; other++)
    await orm().insert(instances).values({ id: randomUUID() });
  await seen();
  const path = `/2010-04-01/Accounts/${accountSid}/Conferences.json`;
  for (let read = 0; read < 10; read++) {
    void twilio()
      .conferences.pageAt(path)
      .catch(() => undefined);
  }
  for (let turn = 0; turn < 20; turn++) await settled();
  return scene.asked().length;
}

it.each([
  { others: 0, reads: 3 },
  { others: 1, reads: 1 },
])(
  "$reads reads of a board's share are there at first, beside $others others",
  async ({ others, reads }) => {
    expect(await readsAtOnce(others)).toBe(reads);
  },
);
