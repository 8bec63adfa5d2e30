import { createServer } from "node:http";
import { type AddressInfo, BlockList, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/malformed-address/route";
import { hearRequests } from "./client-addresses";
import { proxiesOf } from "./proxies";
import { boot } from "./testing/process";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** What a server sees whose process hears all requests first, when somebody asks for an address. */
async function seen(address: string): Promise<string> {
  boot();
  closing.push(hearRequests(proxiesOf() ?? new BlockList()));
  const server = createServer(({ url }, response) => response.end(url));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closing.push(() => server.close());
  // Nothing tidies the address on its way.
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(`GET ${address} HTTP/1.0\r\n\r\n`);
  return (await text(socket)).split("\r\n\r\n")[1] ?? "";
}

const asked = (address: string) => GET(new Request(`http://localhost:3000${address}`));

describe("an address that cannot be read", () => {
  it.each([
    "/join/%ff",
    "/join/%",
    "/join/abc%2",
    "/join/%zz",
    "/join/%00",
    "/join/%e0%a4",
    "/join/%c0%af",
    "/join/%ed%a0%80",
    "/join/%f8%88%80%80%80",
    "/join/100%-sure",
    "/conferences/%ff",
    "/conferences/%ff/timeline",
    "/%ff",
    "/?friendlyName=%00",
    "/sign-in?next=%00",
    "/_next/static/%ff",
  ])("is answered with a page: %s", async (address) => {
    const response = asked(await seen(address));
    expect(response.status).toBe(400);
    expect(response.headers.get("Content-Type")).toContain("text/html");
    expect(await response.text()).toContain("This address cannot be read");
  });

  it.each([
    "/api/conferences/%ff",
    "/api/conferences/%",
    "/api/conferences/%zz/timeline",
    "/api/conferences/%00/deeds",
    "/api/conferences/CF1/dials/%e0%a4",
    "/api/twilio/callbacks/%ff",
    "/api/twilio/callbacks/conference?x=%c0%80",
    "/api/auth/callback/%ff",
    "/api/audit?person=%00",
    "/api/receipts?id=%ff",
    "/api/%ff",
  ])("is answered with JSON where a route was asked for: %s", async (address) => {
    const response = asked(await seen(address));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      fault: { kind: "invalid", message: expect.stringContaining("%25") },
    });
  });
});

describe("an address that can be read", () => {
  it.each([
    "/",
    "/join/a-b_c",
    "/conferences/CF1?show=all&q=%C3%A9",
    "/audit?person=100%25",
    "/audit?text=a+b%20c",
    "/conferences/%F0%9F%98%80",
    "/join/%2F%5C",
    "/api/conferences?friendlyName=T%C3%B6wn%20hall",
    "/api/conferences?dateCreated%3E=2026-11-30",
    "/?q=%E2%82%AC%0A",
    "/?friendlyName=50%",
    "/audit?person=caf%E9",
    "/sign-in?next=%ff",
    "/api/auth/callback/openid?error_description=%E9",
  ])("is left as it is: %s", async (address) => {
    expect(await seen(address)).toBe(address);
  });
});
