import { describe, expect, it } from "vitest";
import type { FaultRule } from "@/lib/simulator/control";
import { act, onceOnly, reads, repeatables } from "../testing/deeds";
import { faultFrom, setUp } from "../testing/gateway";

/** What went wrong in ways that leave open whether it was done. */
const breakdowns = [
  "500",
  "503",
  "reset",
  "lost-answer",
  "hang",
  "html",
  "wrong-shape",
  "broken-json",
] as const;

const named = (deeds: typeof reads | typeof repeatables | typeof onceOnly) =>
  Object.entries(deeds).map(([name, deed]) => ({ name, ...deed }));

function troubled(kind: FaultRule["kind"], count: number) {
  const scene = setUp({ timeLimit: 20 });
  scene.control.fault({ path: "", kind, count });
  return scene;
}

describe.each(named(onceOnly))("to $name", (deed) => {
  it.each(["429", ...breakdowns] as const)("is asked once, whatever happens: %s", async (kind) => {
    const scene = troubled(kind, 1);
    const fault = await faultFrom(act(scene, deed));
    expect(scene.asked()).toHaveLength(1);
    expect(fault.unsure).toBe(kind !== "429");
  });
});

describe.each(named(repeatables))("to $name", (deed) => {
  it("is asked again when there were too many requests", async () => {
    const scene = troubled("429", 3);
    await expect(act(scene, deed)).resolves.toBeDefined();
    expect(scene.asked()).toHaveLength(4);
    expect(new Set(scene.asked()).size).toBe(1);
  });

  it("is given up after three more", async () => {
    const scene = troubled("429", 4);
    expect(await faultFrom(act(scene, deed))).toMatchObject({
      kind: "rate-limited",
      code: 20429,
      repeatable: true,
      unsure: false,
    });
    expect(scene.asked()).toHaveLength(4);
  });

  it.each(breakdowns)("is asked once when it may have been done: %s", async (kind) => {
    const scene = troubled(kind, 1);
    expect(await faultFrom(act(scene, deed))).toMatchObject({ unsure: true, repeatable: false });
    expect(scene.asked()).toHaveLength(1);
  });
});

describe.each(named(reads))("to $name", (deed) => {
  it("is asked again when there were too many requests", async () => {
    await expect(act(troubled("429", 3), deed)).resolves.toBeDefined();
  });

  it.each(breakdowns)("may be asked again by whoever wants to: %s", async (kind) => {
    // The account's numbers are two lists: each meets the trouble.
    const scene = troubled(kind, 2);
    expect(await faultFrom(act(scene, deed))).toMatchObject({ unsure: false, repeatable: true });
  });
});

it("removes a participant again when there were too many requests", async () => {
  const { gateway, conference, control, asked } = setUp();
  const { sid, callSid } = conference();
  control.fault({ path: "", method: "DELETE", kind: "429", count: 3 });
  await gateway.participants.remove(sid, callSid("Ana"));
  expect(asked()).toHaveLength(4);
});

it.each([
  ["500", "unavailable"],
  ["503", "unavailable"],
  ["reset", "connection"],
  ["lost-answer", "connection"],
  ["html", "unreadable"],
] as const)("tells %s from other troubles: %s", async (kind, expected) => {
  const fault = await faultFrom(act(troubled(kind, 1), onceOnly["dial somebody in"]));
  expect(fault.kind).toBe(expected);
});
