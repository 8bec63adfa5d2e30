import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { expect, it } from "vitest";
import { realClock } from "../clock";
import { setUp } from "../testing/room";

/** A server of its own, on a port; it answers 200 and keeps what it was sent. */
async function listening() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      bodies.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/back`, bodies, close };
}

it("calls a real server back, and says when it is no longer there", async () => {
  const { url, bodies, close } = await listening();
  const { client, control, simulator } = setUp({ clock: realClock({ speed: 100 }) });
  const dial = () =>
    client.conferences("Lobby").participants.create({
      from: "+14155550100",
      to: "+15005550012",
      statusCallback: url,
    });
  const last = () => control.callbacks.list().at(-1);

  const { callSid } = await dial();
  await expect.poll(() => last()?.state).toBe("delivered");
  expect(bodies[0]).toContain(`CallSid=${callSid}`);
  expect(bodies[0]).toContain("CallStatus=busy");

  await close();
  await dial();
  await expect.poll(() => last()?.state).toBe("failed");
  expect(last()?.attempts).toHaveLength(2);
  expect(control.alerts()).toMatchObject([{ code: 11202, url }]);
  simulator.close();
});

it("waits for a connection no longer than the address says, and tries once more", async () => {
  // It lets one in, and never says a word of TLS.
  const silent = createTcpServer();
  await new Promise<void>((resolve) => {
    silent.listen(0, "127.0.0.1", resolve);
  });
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { client, control, simulator } = setUp({ clock: realClock({ speed: 100 }) });
  await client.conferences("Lobby").participants.create({
    from: "+14155550100",
    to: "+15005550012",
    statusCallback: `https://127.0.0.1:${port}/back#ct=100`,
  });
  await expect.poll(() => control.callbacks.list().at(-1)?.state).toBe("failed");
  const [callback] = control.callbacks.list();
  expect(callback?.attempts.map(({ problem }) => problem)).toEqual([
    "The connection timed out",
    "The connection timed out",
  ]);
  expect(control.alerts()).toMatchObject([{ code: 11201 }]);
  simulator.close();
  silent.close();
});
