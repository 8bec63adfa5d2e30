import { connect } from "node:net";
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

  it("refuses in Twilio's form what no client of Twilio's sends", async () => {
    const { server } = await start();
    const { port } = new URL(server.url);
    const send = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
        let heard = "";
        socket.on("data", (chunk: Buffer) => (heard += chunk.toString()));
        socket.once("close", () => resolve(heard));
        socket.once("error", reject);
      });
    const ending = " HTTP/1.1\r\nHost: simulator\r\nConnection: close\r\n\r\n";
    const traced = await send(`TRACE /2010-04-01/Accounts.json${ending}`);
    expect(traced).toMatch(/^HTTP\/1.1 405 /);
    expect(traced).toContain('"code":20004');
    const malformed = await send(`GET http://[${ending}`);
    expect(malformed).toMatch(/^HTTP\/1.1 400 /);
    expect(malformed).toContain("<Code>20001</Code>");
  });

  it("refuses in Twilio's form what is too large", async () => {
    const { ask } = await start();
    const body = new Blob(["x".repeat(50_000_001)]);
    const refused = await ask("Calls.json", { method: "POST", body });
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ code: 20413, status: 413 });
    expect((await ask("Calls.json")).status).toBe(200);
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
