import { describe, expect, it } from "vitest";
import { allConferences, setUp } from "../testing/room";

function demo(seed = 1) {
  const world = setUp({ seed });
  world.control.startScenario("demo");
  const conferences = () => allConferences(world.client);
  const named = async (start: string) => {
    const found = (await conferences()).find(({ friendlyName }) => friendlyName.startsWith(start));
    if (!found) throw new Error(`There is no ${start}`);
    return world.client.conferences(found.sid);
  };
  return { ...world, conferences, named };
}

const MINUTE = 60_000;

const story = async (seed: number) => {
  const { conferences, named, clock } = demo(seed);
  clock.advance(20 * MINUTE);
  const hall = await (await named("All-hands")).participants.list();
  return [await conferences(), hall].flat().map((one) => JSON.stringify(one.toJSON()));
};

describe("the demo", () => {
  it("opens with a call of every kind", async () => {
    const { named, conferences } = demo();
    const people = async (name: string) => (await named(name)).participants.list();
    const support = await people("Support: order 4711");
    expect(support.map(({ muted }) => muted)).toEqual([true, false, false]);
    const coached = await people("Sales");
    expect(coached.filter(({ coaching }) => coaching)).toHaveLength(1);
    const hall = await people("All-hands");
    expect(hall).toHaveLength(250);
    expect(hall.filter(({ muted }) => !muted)).toHaveLength(4);
    expect(hall.filter(({ hold }) => hold)).toHaveLength(3);
    const callback = await people("Callback");
    expect(callback.map(({ status }) => status)).toEqual(["ringing", "connected"]);
    expect((await (await named("Callback")).fetch()).status).toBe("init");
    const all = await conferences();
    expect(all).toHaveLength(7);
    expect(all.filter(({ status }) => status === "completed")).toHaveLength(1);
  });

  it("gives everybody in a room a name of their own, and fictional numbers", async () => {
    const { named, client } = demo();
    const hall = await (await named("All-hands")).participants.list({ pageSize: 1000 });
    expect(new Set(hall.map(({ label }) => label)).size).toBe(250);
    const calls = await client.calls.list({ pageSize: 1000 });
    const phones = calls.flatMap(({ from, to }) => [from, to]).filter((one) => one.startsWith("+"));
    for (const phone of phones) expect(phone).toMatch(/^\+1\d{3}55501\d\d$/);
  });

  it("is the same for the same seed and time", async () => {
    expect(await story(3)).toEqual(await story(3));
    expect(await story(3)).not.toEqual(await story(4));
  });

  it("moves: the callback answers, talks, ends, and the next one rings", async () => {
    const { named, clock } = demo();
    const first = await named("Callback: ticket 208");
    clock.advance(50_000);
    expect((await first.fetch()).status).toBe("in-progress");
    clock.advance(3 * MINUTE);
    expect((await first.fetch()).status).toBe("completed");
    const next = await (await named("Callback")).participants.list();
    expect(next.length).toBeGreaterThan(0);
  });

  it("goes on for a working day without growing, and never stops moving", async () => {
    const { conferences, named, clock, client } = demo();
    for (let hour = 0; hour < 8; hour++) {
      clock.advance(60 * MINUTE);
      const active = (await conferences()).filter(({ status }) => status !== "completed");
      expect(active.length).toBeGreaterThanOrEqual(1);
      expect(active.length).toBeLessThanOrEqual(6);
      const hall = await (await named("All-hands")).participants.list({ pageSize: 1000 });
      expect(hall.length).toBeGreaterThan(230);
      expect(hall.length).toBeLessThan(250);
      expect(hall.filter(({ muted }) => !muted).length).toBeLessThanOrEqual(5);
      expect(new Set(hall.map(({ label }) => label)).size).toBe(hall.length);
    }
    expect((await client.conferences.list({ pageSize: 1000 })).length).toBeLessThanOrEqual(1_010);
  }, 30_000);

  it("changes something every few seconds, and not more", async () => {
    const { named, clock } = demo();
    const hall = await named("All-hands");
    let before = "";
    let changes = 0;
    for (let second = 0; second < 120; second++) {
      clock.advance(1_000);
      const now = (await hall.participants.list({ pageSize: 1000 }))
        .map(({ callSid, muted }) => `${callSid}${muted}`)
        .join();
      if (now !== before) changes += 1;
      before = now;
    }
    expect(changes).toBeGreaterThan(8);
    expect(changes).toBeLessThan(35);
  });

  it("never undoes what a person at a dashboard did", async () => {
    const { named, clock } = demo();
    const support = await named("Support");
    const [supervisor, , customer] = await support.participants.list();
    const on = (callSid = "") => support.participants(callSid);
    await on(customer?.callSid).update({ hold: true });
    await on(supervisor?.callSid).update({ muted: false });
    const hall = await named("All-hands");
    for (const { callSid } of await hall.participants.list({ limit: 100 })) {
      await hall.participants(callSid).update({ muted: false });
    }
    clock.advance(120 * MINUTE);
    expect(await on(customer?.callSid).fetch()).toMatchObject({ hold: true });
    expect(await on(supervisor?.callSid).fetch()).toMatchObject({ muted: false });
    const open = await hall.participants.list({ muted: false });
    expect(open.length).toBeGreaterThanOrEqual(100);
    expect((await hall.participants.list({ pageSize: 1000 })).length).toBeLessThan(250);
  });

  it("keeps those who were called in, and begins a new call when one is ended", async () => {
    const { named, clock, dial } = demo();
    const support = await named("Support: order 4711");
    const { sid } = await support.fetch();
    const guest = await dial(sid, { label: "guest" });
    clock.advance(60 * MINUTE);
    expect((await support.participants(guest.callSid).fetch()).status).toBe("connected");
    await support.update({ status: "completed" });
    clock.advance(MINUTE);
    expect((await (await named("Support: order 4712")).fetch()).status).toBe("in-progress");
  });

  it("leaves the town hall ended once somebody has ended it", async () => {
    const { named, clock } = demo();
    const hall = await named("All-hands");
    await hall.update({ status: "completed" });
    clock.advance(10 * MINUTE);
    expect((await hall.fetch()).status).toBe("completed");
  });

  it("gives way when its name is taken", async () => {
    const { control, conferences, clock } = demo();
    control.seedConference({ friendlyName: "Support: order 4712", participants: [{}, {}] });
    clock.advance(12 * MINUTE);
    const names = (await conferences()).map(({ friendlyName }) => friendlyName);
    expect(names).toContain("Support: order 4712 (2)");
  });
});
