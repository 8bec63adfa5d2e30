import { afterEach, describe, expect, it, vi } from "vitest";
import { submit } from "./commands";
import { orm } from "./database/database";
import { events } from "./database/record";
import { readRoom } from "./rooms";
import { withDatabase } from "./testing/databases";
import { boot } from "./testing/process";
import { signIn } from "./testing/sign-in";

const asking = vi.hoisted(() => ({ headers: {} as Record<string, string> }));
vi.mock("next/headers", () => ({ headers: async () => new Headers(asking.headers) }));

withDatabase();
afterEach(() => void vi.useRealTimers());

/** A conference that ends when the boss leaves it, and somebody who removes people from it. */
async function review(role: "supervisor" | "admin", others = ["Ana"]) {
  const boss = { label: "Boss", endConferenceOnExit: true };
  const booted = boot();
  const scene = booted.conference([boss, ...others.map((label) => ({ label }))]);
  asking.headers = (await signIn(role)).headers;
  const remove = (callSid: string) =>
    submit("removeParticipant", { conferenceSid: scene.sid, callSid }, {});
  return { ...booted, ...scene, remove };
}

const forbidden = { ok: false, faults: [{ kind: "forbidden" }] };

describe("a removal that ends a conference for others", () => {
  it("is not for a supervisor, by whichever name, and the try is on record", async () => {
    const { callSid, remove, asked } = await review("supervisor");
    expect(await remove(callSid("Boss"))).toMatchObject(forbidden);
    expect(await remove("Boss")).toMatchObject(forbidden);
    expect(asked().filter((one) => one.startsWith("DELETE"))).toEqual([]);
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

  it("is not for a supervisor either while Twilio cannot be read", async () => {
    const { sid, callSid, remove, control } = await review("supervisor");
    await readRoom(sid);
    control.fault({ path: "", kind: "503", count: 100 });
    vi.setSystemTime(Date.now() + 10_000);
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
