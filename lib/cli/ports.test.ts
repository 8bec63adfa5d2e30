import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readPort, requirePort } from "./ports.mjs";
import { Stop } from "./stop.mjs";

let occupant: Server | undefined;

afterEach(() => occupant?.close());

async function occupiedPort() {
  occupant = createServer().listen(0, "127.0.0.1");
  await once(occupant, "listening");
  const address = occupant.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

test.each([undefined, "", "  "])("takes the usual port when PORT is %j", (text) => {
  expect(readPort(text, 3000)).toBe(3000);
});

test.each([
  ["1", 1],
  [" 8080 ", 8080],
  ["65535", 65_535],
])("reads PORT %j", (text, port) => {
  expect(readPort(text, 3000)).toBe(port);
});

test.each(["0", "65536", "-1", "3000.5", "3e3", "0x50", "http", "123456"])(
  "refuses PORT %j in one sentence",
  (text) => {
    expect(() => readPort(text, 3000)).toThrow(Stop);
    expect(() => readPort(text, 3000)).toThrow(`PORT is "${text}"`);
  },
);

test("names a port that is taken and offers a free one", async () => {
  const port = await occupiedPort();
  const wish = requirePort({ port, host: "127.0.0.1", command: "npm start" });
  await expect(wish).rejects.toThrow(`Port ${port} is taken`);
  await expect(wish).rejects.toThrow(/PORT=\d+ npm start$/);
});

test("sees somebody who listens on loopback only when it wants all interfaces", async () => {
  const port = await occupiedPort();
  await expect(requirePort({ port, command: "npm run demo" })).rejects.toThrow("is taken");
});

test("refuses a HOST that is no address of this machine", async () => {
  const wish = requirePort({ port: 3000, host: "192.0.2.1", command: "npm start" });
  await expect(wish).rejects.toThrow("set HOST to an address of this machine");
});

test("lets a free port pass", async () => {
  const port = await occupiedPort();
  occupant?.close();
  await expect(
    requirePort({ port, host: "127.0.0.1", command: "npm start" }),
  ).resolves.toBeUndefined();
});
