import { describe, expect, it } from "vitest";
import { ANSWERS, OURS } from "../testing/numbers";
import { allConferences, rejection, setUp } from "../testing/room";
import { ConnectionReset } from "./faults";

/** How forty reads ended of which a third is to fail, and one more once that is lifted. */
const byChance = async (seed: number) => {
  const { ask, account, control } = setUp({ seed });
  const { id } = control.fault({ path: "Calls", kind: "503", rate: 0.3 });
  for (let turn = 0; turn < 40; turn++) await ask("GET", `${account}/Calls.json`);
  control.clearFaults(id);
  await ask("GET", `${account}/Calls.json`);
  return control.requests().map(({ status }) => status);
};

describe("a fault", () => {
  it.each([
    ["429", 429, 20429],
    ["500", 500, 20500],
    ["503", 503, 20503],
  ] as const)("of kind %s refuses once, and nothing is done", async (kind, status, code) => {
    const { dial, control, client } = setUp();
    control.fault({ path: "/Participants", method: "POST", kind });
    expect(await rejection(dial("Lobby"))).toMatchObject({ status, code });
    expect(await allConferences(client)).toEqual([]);
    expect((await dial("Lobby")).status).toBe("queued");
    expect(control.requests({ method: "POST" }).map((entry) => entry.status)).toEqual([
      status,
      201,
    ]);
  });

  it("hits only the method and the path it was ordered for, and as often", async () => {
    const { dial, control, client } = setUp();
    control.fault({ path: "/Calls", method: "get", kind: "503", count: 2 });
    await dial("Lobby");
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) {
      statuses.push(
        await client.calls.list().then(
          () => 200,
          ({ status }) => status,
        ),
      );
    }
    expect(statuses).toEqual([503, 503, 200]);
  });

  it("hits by chance, the same for the same seed, until it is lifted", async () => {
    const seen = await byChance(5);
    expect(seen).toEqual(await byChance(5));
    expect(seen).not.toEqual(await byChance(6));
    expect(seen.filter((status) => status === 503).length).toBeGreaterThan(4);
    expect(seen.filter((status) => status === 200).length).toBeGreaterThan(15);
    expect(seen.at(-1)).toBe(200);
  });

  it("sends a page of HTML, or JSON of another shape", async () => {
    const { ask, account, control } = setUp();
    const path = `${account}/Conferences.json`;
    control.fault({ path: "Conferences", kind: "html" });
    control.fault({ path: "Conferences", kind: "wrong-shape" });
    const html = await ask("GET", path);
    expect([html.status, html.headers.get("Content-Type")]).toEqual([200, "text/html"]);
    expect(await html.text()).toContain("<!DOCTYPE html>");
    expect(await (await ask("GET", path)).json()).not.toHaveProperty("conferences");
  });

  it("sends JSON that breaks off, though the deed is done", async () => {
    const { ask, account, control } = setUp();
    control.fault({ path: "Lobby", kind: "broken-json" });
    const path = `${account}/Conferences/Lobby/Participants.json`;
    const dialled = await ask("POST", path, { form: DIAL });
    expect([dialled.status, dialled.headers.get("Content-Type")]).toEqual([
      201,
      "application/json",
    ]);
    await expect(dialled.json()).rejects.toThrow(SyntaxError);
    expect(await conferences(ask, account)).toHaveLength(1);
  });

  it("breaks the connection before anything is done", async () => {
    const { ask, account, control } = setUp();
    control.fault({ path: "Lobby", kind: "reset" });
    const dial = ask("POST", `${account}/Conferences/Lobby/Participants.json`, { form: DIAL });
    await expect(dial).rejects.toThrow(ConnectionReset);
    expect(control.requests()[0]?.status).toBeNull();
    expect(await conferences(ask, account)).toEqual([]);
  });

  it("loses the answer after the deed is done", async () => {
    const { ask, account, control } = setUp();
    control.fault({ path: "Lobby", kind: "lost-answer" });
    const dial = ask("POST", `${account}/Conferences/Lobby/Participants.json`, { form: DIAL });
    await expect(dial).rejects.toThrow(ConnectionReset);
    expect(await conferences(ask, account)).toHaveLength(1);
  });

  it("answers late, though it is done at once", async () => {
    const { ask, account, control, clock } = setUp();
    control.fault({ path: "Lobby", kind: "slow", ms: 3_000 });
    const dial = ask("POST", `${account}/Conferences/Lobby/Participants.json`, { form: DIAL });
    await expect.poll(() => control.requests()).toHaveLength(1);
    expect(await conferences(ask, account)).toHaveLength(1);
    expect(control.requests()[0]?.status).toBeNull();
    clock.advance(3_000);
    const response = await dial;
    expect(response.headers.get("Twilio-Request-Duration")).toBe("3.000");
  });

  it("stops being slow when the simulator closes", async () => {
    const { ask, account, control, simulator } = setUp();
    control.fault({ path: "Conferences", kind: "slow" });
    const late = ask("GET", `${account}/Conferences.json`);
    await expect.poll(() => control.requests()).toHaveLength(1);
    simulator.close();
    await expect(late).rejects.toThrow(ConnectionReset);
  });

  it("hangs until the client gives up", async () => {
    const { simulator, control, account } = setUp();
    control.fault({ path: "Conferences", kind: "hang" });
    const client = new AbortController();
    const request = new Request(`http://x${account}/Conferences.json`, { signal: client.signal });
    const hanging = simulator.handle(request);
    client.abort();
    await expect(hanging).rejects.toThrow(ConnectionReset);
  });

  it("lets go of what hangs when it is lifted", async () => {
    const { ask, account, control } = setUp();
    const { id } = control.fault({ path: "Conferences", kind: "hang", count: 2 });
    const hanging = ask("GET", `${account}/Conferences.json`);
    await expect.poll(() => control.requests()).toHaveLength(1);
    control.clearFaults(id);
    await expect(hanging).rejects.toThrow(ConnectionReset);
    expect(await conferences(ask, account)).toEqual([]);
  });

  it("tells how many requests are waiting", async () => {
    const { ask, account, control, simulator } = setUp();
    control.fault({ path: "Conferences", kind: "hang" });
    const hanging = ask("GET", `${account}/Conferences.json`);
    const other = await ask("GET", `${account}/Calls.json`);
    expect(other.headers.get("Twilio-Concurrent-Requests")).toBe("2");
    simulator.close();
    await expect(hanging).rejects.toThrow(ConnectionReset);
  });
});

const DIAL = new URLSearchParams({ From: OURS, To: ANSWERS }).toString();

async function conferences(ask: ReturnType<typeof setUp>["ask"], account: string) {
  const response = await ask("GET", `${account}/Conferences.json?Status=init`);
  const { conferences: list } = await response.json();
  return list;
}
