import { createServer } from "node:http";
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
