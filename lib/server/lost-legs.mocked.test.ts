import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fetch } from "./gateway/transport";
import { readRoom } from "./rooms";
import { withDatabase } from "./testing/databases";
import { setUp } from "./testing/gateway";
import { boot } from "./testing/process";
import { deferred, later, settled } from "./testing/waiting";
import { rememberedRoom } from "./watch/kept-rooms";

/** How long a read waits for numbers is for the test to say. */
const patience = vi.hoisted(() => ({ ends: () => Promise.resolve() }));
const NUMBERS = 400;
vi.mock("node:timers/promises", () => ({
  setTimeout: (ms: number) => (ms === NUMBERS ? patience.ends() : new Promise(() => {})),
}));

withDatabase();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  patience.ends = () => new Promise(() => {});
});
afterEach(() => void vi.useRealTimers());

/** A board that has read a conference with somebody in call and somebody whose phone rings. */
async function watching() {
  const scene = boot(setUp());
  const { sid, callSid } = scene.conference([
    { label: "Ana" },
    { label: "Ben" },
    { label: "Cleo", status: "ringing" },
  ]);
  await readRoom(sid);
  const read = async () => {
    later(5000);
    scene.clock.advance(5000);
    const { legs } = await readRoom(sid);
    return Object.fromEntries(legs.map((leg) => [leg.label, leg.ended?.how ?? "there"]));
  };
  const calls = (label: string) =>
    scene.asked().filter((one) => one === `GET /Calls/${callSid(label)}.json`).length;
  return { ...scene, sid, callSid, read, calls };
}

describe("somebody who is no longer listed", () => {
  it.each([
    ["hung up", "left"],
    ["was removed by somebody else", "left"],
    ["did not answer", "no-answer"],
    ["was busy", "busy"],
    ["could not be reached", "failed"],
    ["was cancelled by somebody else", "canceled"],
  ])("%s: %s", async (what, how) => {
    const { control, gateway, sid, callSid, read } = await watching();
    const [ana, cleo] = [callSid("Ana"), callSid("Cleo")];
    const acts: Record<string, () => void | Promise<void>> = {
      "hung up": () => control.hangUp(ana),
      "was removed by somebody else": () => gateway.participants.remove(sid, ana),
      "did not answer": () => control.noAnswer(cleo),
      "was busy": () => control.busy(cleo),
      "could not be reached": () => control.fail(cleo),
      "was cancelled by somebody else": () => gateway.participants.remove(sid, cleo),
    };
    await acts[what]?.();
    const label = how === "left" ? "Ana" : "Cleo";
    expect(await read()).toEqual({ Ana: "there", Ben: "there", Cleo: "there", [label]: how });
  });

  it("goes on elsewhere, as the call says: left", async () => {
    let moved = false;
    const wire =
      (simulator: Fetch): Fetch =>
      async (request) => {
        const answer = await simulator(request);
        if (!moved || !request.url.includes("/Participants")) return answer;
        if (!request.url.includes("Participants.json")) {
          return Response.json({ code: 20404, message: "Not found" }, { status: 404 });
        }
        return Response.json({ ...(await answer.json()), participants: [] });
      };
    const { sid } = boot(setUp({ wire })).conference([{ label: "Ana" }]);
    await readRoom(sid);
    moved = true;
    later(5000);
    expect((await readRoom(sid)).legs[0]?.ended?.how).toBe("left");
  });

  it("is there all the same where Twilio knows them by name", async () => {
    const { control, callSid, read } = await watching();
    control.setQuirk(callSid("Ana"), "unlisted");
    expect(await read()).toEqual({ Ana: "there", Ben: "there", Cleo: "there" });
  });

  it("ended when the call says so", async () => {
    const { control, clock, callSid, read, sid } = await watching();
    clock.advance(1000);
    control.hangUp(callSid("Ana"));
    await read();
    const ana = rememberedRoom(sid)?.legs.find(({ label }) => label === "Ana");
    expect(ana?.ended).toEqual({ how: "left", at: "2026-01-05T09:00:01.000Z", by: null });
  });

  it("is lost while the call cannot be read, and is asked for again", async () => {
    const { control, callSid, read, calls, logged } = await watching();
    control.hangUp(callSid("Ana"));
    control.fault({ path: "/Calls/", kind: "500" });
    expect(await read()).toMatchObject({ Ana: "lost" });
    expect(logged()).toContain("calls not read");
    later(10_000);
    expect(await read()).toMatchObject({ Ana: "left" });
    await read();
    // Once for the number, twice for how it went.
    expect(calls("Ana")).toBe(3);
  });
});

describe("calls that take long to read", () => {
  it("do not hold up the room, and are asked for once", async () => {
    const { control, sid, callSid, read, calls } = await watching();
    control.hangUp(callSid("Ana"));
    control.fault({ path: "/Calls/", kind: "hang" });
    const impatient = deferred();
    patience.ends = () => impatient.promise;
    impatient.resolve();
    expect(await read()).toMatchObject({ Ana: "lost" });
    expect(await read()).toMatchObject({ Ana: "lost" });
    expect(calls("Ana")).toBe(2);
    control.clearFaults();
    await settled();
    later(10_000);
    expect(await read()).toMatchObject({ Ana: "lost" });
    await vi.waitFor(() =>
      expect(rememberedRoom(sid)?.legs[0]?.ended).toMatchObject({ how: "left" }),
    );
  });
});
