import { expect, it } from "vitest";
import type { LastDeed } from "@/lib/model/deed";
import { byCall } from "./deeds";

const muted: LastDeed = {
  callSid: "CA1",
  deed: "mute",
  outcome: "done",
  by: "Dana",
  at: "2026-01-05T09:00:00.000Z",
};

it("finds the last deed on a call, and the one on everybody", () => {
  const everybody = { ...muted, callSid: null };
  const found = byCall([muted, everybody]);
  expect([found.get("CA1"), found.get(""), found.get("CA2")]).toEqual([
    muted,
    everybody,
    undefined,
  ]);
});
