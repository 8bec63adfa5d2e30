import { afterEach, describe, expect, it } from "vitest";
import { steppedClock } from "./clock";
import { serve } from "./server";
import { createSimulator } from "./simulator";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start() {
  const clock = steppedClock();
  const simulator = createSimulator({ clock });
  const server = await serve(simulator, { port: 0 });
  open.push(server);
  const { accountSid, authToken, control } = simulator;
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/2010-04-01/Accounts/${accountSid}/${path}`, {
      ...init,
      headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
    });
  return { simulator, server, control, ask, clock };
}

describe("the simulator on a port", () => {
  it("answers over HTTP as it does in the process", async () => {
    const { ask } = await start();
    const created = await ask("Conferences/Lobby%20A/Participants.json", {
      method: "POST",
      body: new URLSearchParams({ From: "+14155550100", To: "+15005550011" }),
    });
    expect(created.status).toBe(201);
    const { conference_sid, call_sid } = await created.json();
    const removed = await ask(`Conferences/${conference_sid}/Participants/${call_sid}.json`, {
      method: "DELETE",
    });
    expect(removed.status).toBe(204);
    expect(removed.headers.get("Twilio-Request-Id")).toMatch(/^RQ/);
  });

  it("breaks the connection when told to", async () => {
    const { ask, control } = await start();
    control.fault({ path: "Conferences", kind: "reset" });
    const error = await ask("Conferences.json").catch(({ cause }) => cause.code);
    expect(error).toBe("ECONNRESET");
    expect((await ask("Conferences.json")).status).toBe(200);
  });

  it("notices that a client has stopped waiting", async () => {
    const { ask, control } = await start();
    control.fault({ path: "Conferences", kind: "hang" });
    const client = new AbortController();
    const hanging = ask("Conferences.json", { signal: client.signal }).catch(({ name }) => name);
    await expect.poll(() => control.requests().length).toBe(1);
    client.abort();
    expect(await hanging).toBe("AbortError");
    // The server learns of it a moment later, and the next request may be faster.
    const concurrent = async () =>
      (await ask("Calls.json")).headers.get("Twilio-Concurrent-Requests");
    await expect.poll(concurrent).toBe("1");
  });

  it("closes at once, though somebody is still waiting", async () => {
    const { ask, control, server } = await start();
    control.fault({ path: "Conferences", kind: "hang" });
    const hanging = ask("Conferences.json").catch(() => "gone");
    await expect.poll(() => control.requests().length).toBe(1);
    await server.close();
    expect(await hanging).toBe("gone");
  });

  it("refuses a port that is taken", async () => {
    const { server, simulator } = await start();
    const port = Number(new URL(server.url).port);
    await expect(serve(simulator, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
