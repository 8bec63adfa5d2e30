import { expect, test } from "vitest";
import { endToEndServers } from "./e2e-servers.mjs";

const env = (base?: string): NodeJS.ProcessEnv => ({ NODE_ENV: "test", E2E_PORT_BASE: base });
const ports = (base?: string) => Object.values(endToEndServers(env(base))).map(({ port }) => port);

test("the servers have their usual ports", () => {
  expect(ports()).toEqual([4010, 3100, 3200]);
});

test("or three in a row, from E2E_PORT_BASE on", () => {
  expect(ports("5000")).toEqual([5000, 5001, 5002]);
});

test("a malformed E2E_PORT_BASE is named", () => {
  expect(() => ports("many")).toThrow('E2E_PORT_BASE is "many"');
});
