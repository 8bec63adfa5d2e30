import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { boot } from "../testing/process";
import { createListener } from "./postgres-listener";

it("a listener that is closed while it connects leaves no connection, and says nothing", async () => {
  const { logged } = boot();
  const server = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const listener = createListener(`postgres://board:board@127.0.0.1:${port}/board`);

  const closed = once(server, "connection").then(() => listener.close());
  await Promise.all([
    expect(listener.listen(() => undefined)).rejects.toThrow("Connection terminated"),
    closed,
  ]);
  // It closes once the last of its connections has gone.
  server.close();
  await once(server, "close");
  expect(logged()).toBe("");
});
