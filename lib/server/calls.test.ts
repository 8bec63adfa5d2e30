import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { callOf } from "./calls";
import { faultFrom } from "./testing/gateway";
import { boot } from "./testing/process";
import { later } from "./testing/waiting";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

function ringing() {
  const scene = boot();
  const callSid = scene.conference([{ label: "Cleo", status: "ringing" }]).callSid("Cleo");
  return { ...scene, callSid };
}

it("reads a call once for everybody", async () => {
  const { callSid, asked } = ringing();
  const calls = await Promise.all([callOf(callSid), callOf(callSid), callOf(callSid)]);
  expect(await callOf(callSid)).toBe(calls[0]);
  expect(asked()).toEqual([`GET /Calls/${callSid}.json`]);
});

it("reads it again for how it went, and remembers that", async () => {
  const { callSid, control, asked } = ringing();
  expect((await callOf(callSid)).status).toBe("ringing");
  control.busy(callSid);
  expect((await callOf(callSid)).status).toBe("ringing");
  expect((await callOf(callSid, { fresh: true })).status).toBe("busy");
  expect((await callOf(callSid)).status).toBe("busy");
  expect(asked()).toHaveLength(2);
});

it("asks one question at a time, however fresh the answer has to be", async () => {
  const { callSid, asked } = ringing();
  const fresh = { fresh: true };
  await Promise.all([callOf(callSid), callOf(callSid, fresh), callOf(callSid, fresh)]);
  expect(asked()).toHaveLength(1);
  await callOf(callSid, fresh);
  expect(asked()).toHaveLength(2);
});

it("leaves a call that could not be read alone for ten seconds", async () => {
  const { callSid, control } = ringing();
  control.fault({ path: "/Calls/", kind: "500" });
  expect((await faultFrom(callOf(callSid))).kind).toBe("unavailable");
  later(9999);
  expect((await faultFrom(callOf(callSid, { fresh: true }))).kind).toBe("unavailable");
  later(1);
  expect((await callOf(callSid)).status).toBe("ringing");
});

it("keeps 10,000 calls and lets go of the oldest", async () => {
  const { gateway, callSid } = ringing();
  const known = await gateway.calls.fetch(callSid);
  let reads = 0;
  gateway.calls.fetch = async (sid) => {
    reads += 1;
    return { ...known, sid };
  };
  for (let number = 0; number <= 10_000; number++) await callOf(`CA${number}`);
  await callOf("CA1");
  expect(reads).toBe(10_001);
  await callOf("CA0");
  expect(reads).toBe(10_002);
});
