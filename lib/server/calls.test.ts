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

it("reads a call once for everybody who asks meanwhile", async () => {
  const { callSid, asked } = ringing();
  await Promise.all([callOf(callSid), callOf(callSid), callOf(callSid)]);
  expect(asked()).toEqual([`GET /Calls/${callSid}.json`]);
});

it("reads it again for how it went", async () => {
  const { callSid, control } = ringing();
  expect((await callOf(callSid)).status).toBe("ringing");
  control.busy(callSid);
  expect((await callOf(callSid)).status).toBe("busy");
});

it("leaves a call that could not be read alone for ten seconds", async () => {
  const { callSid, control } = ringing();
  control.fault({ path: "/Calls/", kind: "500" });
  expect((await faultFrom(callOf(callSid))).kind).toBe("unavailable");
  later(9999);
  expect((await faultFrom(callOf(callSid))).kind).toBe("unavailable");
  later(1);
  expect((await callOf(callSid)).status).toBe("ringing");
});
