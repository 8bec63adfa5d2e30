import { createServer } from "node:http";
import { type AddressInfo, BlockList } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { hearRequests } from "./client-addresses";
import { clientAddress, proxiesOf } from "./proxies";
import { boot } from "./testing/process";

/** Where a request comes from that arrives so. */
function from(remote: string, forwarded: string, trusted?: string) {
  const proxies = proxiesOf(trusted);
  return proxies && clientAddress(remote, forwarded, proxies);
}

describe("a request comes from", () => {
  it.each([
    ["the other end of the connection", "198.51.100.7", "", "198.51.100.7"],
    ["there too, whatever it says of itself", "198.51.100.7", "192.0.2.1", "198.51.100.7"],
    ["whom the proxy of this machine has heard", "127.0.0.1", "192.0.2.1", "192.0.2.1"],
    ["whom it has appended to what was forged", "::1", "6.6.6.6, 192.0.2.1", "192.0.2.1"],
    ["the proxy itself, if it says nothing", "127.0.0.1", "", "127.0.0.1"],
    ["the proxy itself, if it says what is no address", "127.0.0.1", "unknown", "127.0.0.1"],
    ["a proxy that is heard through IPv6", "::ffff:127.0.0.1", "192.0.2.1", "192.0.2.1"],
    ["somebody who is heard through IPv6", "::ffff:198.51.100.7", "192.0.2.1", "198.51.100.7"],
    ["somebody whose port is said as well", "127.0.0.1", "192.0.2.1:4711", "192.0.2.1"],
    ["an address of IPv6 in brackets", "127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
  ])("%s (%s, %s)", (_, remote, forwarded, address) => {
    expect(from(remote, forwarded)).toBe(address);
  });

  it("the right-most that is no trusted proxy, where there are several", () => {
    const trusted = "10.0.0.0/8, 2001:db8::/32";
    expect(from("10.1.1.1", "6.6.6.6, 192.0.2.1, 10.2.2.2, 2001:db8::9", trusted)).toBe(
      "192.0.2.1",
    );
    expect(from("127.0.0.1", "192.0.2.1", trusted)).toBe("127.0.0.1");
    expect(from("10.1.1.1", "10.3.3.3, 10.2.2.2", trusted)).toBe("10.3.3.3");
  });
});

describe("what is no list of proxies:", () => {
  it.each([
    "",
    "proxy.example.com",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "10.0.0.1,",
    "::/129",
  ])("“%s”", (text) => expect(proxiesOf(text)).toBeNull());
});

describe("the server", () => {
  const closing: (() => void)[] = [];
  afterEach(() => closing.splice(0).forEach((close) => close()));

  it("hands on one address with each request, and no forged one", async () => {
    boot();
    closing.push(hearRequests(proxiesOf() ?? new BlockList()));
    const server = createServer((request, response) => {
      response.end(JSON.stringify(request.headers["x-forwarded-for"]));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    closing.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const heard = async (forwarded?: string) => {
      const headers = forwarded ? { "x-forwarded-for": forwarded } : {};
      return (await fetch(url, { headers })).json();
    };
    expect(await heard("6.6.6.6, 192.0.2.1")).toBe("192.0.2.1");
    expect(await heard()).toBe("127.0.0.1");
  });
});
