import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import type { LastDeed } from "@/lib/model/deed";
import { byCall, lastDeedsQuery } from "./deeds";

const HERE = Date.UTC(2026, 0, 5, 9);

const muted: LastDeed = {
  callSid: "CA1",
  deed: "mute",
  outcome: "done",
  by: "Dana",
  at: new Date(HERE).toISOString(),
};

/** What the browser makes of a deed of just now, by the clock of a server. */
async function read(serverNow: number): Promise<number> {
  vi.useFakeTimers({ now: HERE, toFake: ["Date"] });
  const at = new Date(serverNow).toISOString();
  vi.stubGlobal("fetch", async () => Response.json({ now: serverNow, deeds: [{ ...muted, at }] }));
  const [last] = await new QueryClient().fetchQuery(lastDeedsQuery("CF1", { live: true }));
  return HERE - Date.parse(last?.at ?? "");
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([-3_600_000, -60_000, 0, 60_000, 3_600_000])(
  "takes a server's clock that is %i ms ahead for what it is",
  async (ahead) => {
    expect(await read(HERE + ahead)).toBe(0);
  },
);

it("does not move a deed for what a clock is a little ahead", async () => {
  expect(await read(HERE + 900)).toBe(-900);
});

it("finds the last deed on a call, and the one on everybody", () => {
  const everybody = { ...muted, callSid: null };
  const found = byCall([muted, everybody]);
  expect([found.get("CA1"), found.get(""), found.get("CA2")]).toEqual([
    muted,
    everybody,
    undefined,
  ]);
});
