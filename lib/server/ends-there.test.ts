import { describe, expect, it } from "vitest";
import { asking } from "@/lib/server/testing/next-headers";
import { submit } from "./commands";
import { orm } from "./database/database";
import { events } from "./database/record";
import { readRoom } from "./rooms";
import { receiptOf } from "./testing/commands";
import { withDatabase } from "./testing/databases";
import { boot } from "./testing/process";
import { signIn } from "./testing/sign-in";

withDatabase();

/** A conference that ends when the boss leaves it, and somebody who removes people from it. */
async function review(role: "supervisor" | "admin", others = ["Ana"]) {
  const boss = { label: "Boss", endConferenceOnExit: true };
  const booted = boot();
  const scene = booted.conference([boss, ...others.map((label) => ({ label }))]);
  asking.headers = (await signIn(role)).headers;
  const remove = (callSid: string) =>
    submit("removeParticipant", { conferenceSid: scene.sid, callSid }, {});
  const removals = () => booted.asked().filter((one) => one.startsWith("DELETE")).length;
  return { ...booted, ...scene, remove, removals };
}

const forbidden = { ok: false, faults: [{ kind: "forbidden" }] };
const refused = { outcome: "failed", fault: { kind: "forbidden" } };

describe("a removal that ends a conference for others", () => {
  it("is not for a supervisor, by whichever name, and the try is on record", async () => {
    const { sid, callSid, remove, removals } = await review("supervisor");
    await readRoom(sid);
    expect(await remove(callSid("Boss"))).toMatchObject(forbidden);
    expect(await remove("Boss")).toMatchObject(forbidden);
    expect(removals()).toBe(0);
    const written = await orm().select().from(events);
    const tries = written.filter(({ kind }) => kind === "refusal");
    expect(tries.map(({ payload }) => payload)).toMatchObject([
      { permission: "end" },
      { permission: "end" },
    ]);
    expect(written.filter(({ kind }) => kind === "command")).toEqual([]);
  });

  it("is for an admin", async () => {
    const { callSid, remove } = await review("admin");
    expect(await remove(callSid("Boss"))).toMatchObject({ ok: true });
  });

  it("is not for a supervisor where only Twilio knows it, and the outcome says so", async () => {
    const unread = await review("supervisor");
    expect(
      await receiptOf(await unread.remove(unread.callSid("Boss")), "supervisor"),
    ).toMatchObject(refused);
    expect(unread.removals()).toBe(0);

    const { sid, callSid, remove, removals, gateway } = await review("supervisor");
    await readRoom(sid);
    const ana = callSid("Ana");
    await gateway.participants.update(sid, ana, { endConferenceOnExit: true, muted: false });
    expect(await receiptOf(await remove(ana), "supervisor")).toMatchObject(refused);
    expect(removals()).toBe(0);
  });

  it("keeps nobody waiting for Twilio", async () => {
    const { sid, callSid, remove, removals, control } = await review("supervisor");
    await readRoom(sid);
    control.fault({ path: "/Participants/", kind: "hang" });
    const submitted = await remove(callSid("Ana"));
    expect(removals()).toBe(0);
    control.clearFaults();
    expect(await receiptOf(submitted, "supervisor")).toMatchObject({ outcome: "done" });
  });

  it("is not for a supervisor either while Twilio cannot be read", async () => {
    const { sid, callSid, remove, control } = await review("supervisor");
    await readRoom(sid);
    control.fault({ path: "", kind: "503", count: 100 });
    expect(await remove(callSid("Boss"))).toMatchObject(forbidden);
    expect(await remove(callSid("Ana"))).toMatchObject({ ok: true });
  });
});

describe("a removal that ends nothing for anybody", () => {
  it("is for a supervisor: of somebody else, and of the last one", async () => {
    const others = await review("supervisor");
    expect(await others.remove(others.callSid("Ana"))).toMatchObject({ ok: true });
    const alone = await review("supervisor", []);
    expect(await alone.remove(alone.callSid("Boss"))).toMatchObject({ ok: true });
  });
});
