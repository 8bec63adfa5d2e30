import { describe, expect, it } from "vitest";
import { refusalOf } from "./own-address";

type Mode = Parameters<typeof refusalOf>[1];

const live: Mode = { mode: "live" };
const demo: Mode = { mode: "demo" };
const published: Mode = { mode: "live", publicUrl: "https://board.example.com" };
const onPort: Mode = { mode: "live", publicUrl: "http://board.example.com:8080/" };

const onIpv6: Mode = { mode: "live", publicUrl: "http://[2001:db8::1]:3000" };
const idn: Mode = { mode: "live", publicUrl: "https://xn--bcher-kva.example" };

const ANOTHER_SITE = /^Another site asked for this/;
const WRONG_ADDRESS = /^Bridgeboard does not answer under this address/;

const refusal = (headers: Record<string, string>, mode: Mode) =>
  refusalOf(new Headers(headers), mode);

describe("is answered", () => {
  it.each<[string, Record<string, string>, Mode]>([
    ["localhost", { host: "localhost" }, live],
    ["localhost on a port", { host: "localhost:3000" }, live],
    ["this machine's number", { host: "127.0.0.1:3000" }, live],
    ["this machine's number of six", { host: "[::1]:3000" }, live],
    ["its own page", { host: "localhost:3000", origin: "http://localhost:3000" }, live],
    ["a bookmark", { host: "localhost:3000", "sec-fetch-site": "none" }, live],
    ["its own script", { host: "localhost:3000", "sec-fetch-site": "same-origin" }, live],
    ["its published name", { host: "board.example.com" }, published],
    [
      "a page under its published name",
      { host: "board.example.com", origin: "https://board.example.com" },
      published,
    ],
    ["its published port", { host: "board.example.com:8080" }, onPort],
    ["this machine, though it is published", { host: "127.0.0.1:3000" }, published],
    [
      "its published name, through a proxy that asks under this machine's",
      { host: "127.0.0.1:3000", origin: "https://board.example.com" },
      published,
    ],
    ["a name in capitals", { host: "LocalHost:3000" }, live],
    ["its published name in capitals", { host: "BOARD.Example.com" }, published],
    ["its published name with the port of https", { host: "board.example.com:443" }, published],
    ["its published name with a dot at its end", { host: "board.example.com." }, published],
    ["a dot before the port", { host: "board.example.com.:8080" }, onPort],
    ["an address of IPv6", { host: "[2001:DB8::1]:3000" }, onIpv6],
    ["an international name", { host: "xn--bcher-kva.example" }, idn],
    [
      "a page whose proxy adds the port of https",
      { host: "board.example.com:443", origin: "https://board.example.com" },
      published,
    ],
    [
      "a page whose proxy asks under the name of a container",
      { host: "board:3000", origin: "https://board.example.com" },
      published,
    ],
    [
      "a page whose proxy drops the port, and whose browser says that it is its own",
      { host: "localhost", origin: "https://localhost:8443", "sec-fetch-site": "same-origin" },
      live,
    ],
    [
      "a page that Next.js has forwarded to itself under another name",
      {
        host: "127.0.0.1:3000",
        "x-forwarded-host": "localhost:3000",
        origin: "http://localhost:3000",
      },
      { mode: "live", publicUrl: "http://127.0.0.1:3000" },
    ],
    [
      "a demo's page that Next.js has forwarded to itself",
      {
        host: "localhost:3000",
        "x-forwarded-host": "192.168.1.20:3000",
        origin: "http://192.168.1.20:3000",
      },
      demo,
    ],
    ["a demo under any name", { host: "192.168.1.20:3000" }, demo],
    ["a demo's page", { host: "demo.lan", origin: "http://demo.lan" }, demo],
  ])("%s", (_, headers, mode) => {
    expect(refusal(headers, mode)).toBeNull();
  });
});

describe("is refused as another site", () => {
  it.each<[string, Record<string, string>, Mode]>([
    ["another origin", { host: "localhost:3000", origin: "https://example.com" }, live],
    ["another port here", { host: "localhost:3000", origin: "http://localhost:8080" }, live],
    ["an origin that hides", { host: "localhost:3000", origin: "null" }, live],
    ["an origin that is nothing", { host: "localhost:3000", origin: "" }, live],
    ["a link elsewhere", { host: "localhost:3000", "sec-fetch-site": "cross-site" }, live],
    [
      "another port here, though its browser calls that the same site",
      { host: "localhost:3000", origin: "http://localhost:8080", "sec-fetch-site": "same-site" },
      live,
    ],
    [
      "another origin that says of itself that it is forwarded",
      {
        host: "localhost:3000",
        "x-forwarded-host": "localhost:3000",
        origin: "https://example.com",
      },
      live,
    ],
    [
      "the published name by http on another port",
      { host: "board.example.com", origin: "http://board.example.com:8080" },
      published,
    ],
    ["a prefix", { host: "localhost:3000", origin: "http://localhost:3000.example.com" }, live],
    ["a demo's visitor", { host: "demo.lan", origin: "https://example.com" }, demo],
    ["a demo's visitor by link", { host: "demo.lan", "sec-fetch-site": "cross-site" }, demo],
    [
      "a stranger at the published name",
      { host: "board.example.com", origin: "https://evil.example.com" },
      published,
    ],
  ])("%s", (_, headers, mode) => {
    expect(refusal(headers, mode)).toMatch(ANOTHER_SITE);
  });
});

describe("is refused as a wrong address", () => {
  it.each<[string, Record<string, string>, Mode]>([
    ["no host", {}, live],
    ["a name that was pointed here", { host: "rebound.example.com:3000" }, live],
    ["a name like localhost", { host: "localhost.example.com" }, live],
    ["a number like this machine's", { host: "127.0.0.1.example.com" }, live],
    ["a neighbour's address", { host: "192.168.1.20:3000" }, live],
    ["another port of the published name", { host: "board.example.com:8443" }, published],
    ["the published name without its port", { host: "board.example.com" }, onPort],
    ["a user's name before it", { host: "evil@localhost" }, live],
    ["a path after it", { host: "localhost/evil" }, live],
    ["two names", { host: "localhost, evil.com" }, live],
    ["http's port of an https name", { host: "board.example.com:80" }, published],
    [
      "a rebound name that says it is forwarded",
      { host: "evil.com", "x-forwarded-host": "evil.com", origin: "http://evil.com" },
      published,
    ],
    [
      "a page at another name of the proxy",
      {
        host: "127.0.0.1:3000",
        origin: "https://other.example.com",
        "sec-fetch-site": "same-origin",
      },
      published,
    ],
    ["a page at a rebound name", { host: "evil.com", origin: "http://evil.com" }, published],
  ])("%s", (_, headers, mode) => {
    expect(refusal(headers, mode)).toMatch(WRONG_ADDRESS);
  });
});

describe("a refusal says what came and what was expected", () => {
  it.each<[Record<string, string>, Mode, string[]]>([
    [
      { host: "board.example.com" },
      onPort,
      ["came for “board.example.com”", "PUBLIC_URL says “board.example.com:8080”", "$http_host"],
    ],
    [
      { host: "board.example.com:3000" },
      published,
      ["came for “board.example.com:3000”", "PUBLIC_URL says “board.example.com”", "$http_host"],
    ],
    [{ host: "127.0.0.2" }, published, ["came for “127.0.0.2”", "Open https://board.example.com."]],
    [{}, published, ["came for no host", "PUBLIC_URL says “board.example.com”"]],
    [{ host: "10.0.0.5:3000" }, live, ["came for “10.0.0.5:3000”", "Set PUBLIC_URL"]],
    [
      { host: "demo.lan", origin: "http://demo.lan:8080" },
      demo,
      ["page was open at “demo.lan:8080”", "came for “demo.lan”", "$http_host"],
    ],
    [
      {
        host: "127.0.0.1:3000",
        origin: "https://old.example.com",
        "sec-fetch-site": "same-origin",
      },
      published,
      ["came for “old.example.com”", "PUBLIC_URL says “board.example.com”"],
    ],
  ])("%j", (headers, mode, words) => {
    for (const one of words) expect(refusal(headers, mode)).toContain(one);
  });

  it("and never advises to set what is set", () => {
    expect(refusal({ host: "board.example.com" }, onPort)).not.toContain("Set PUBLIC_URL");
  });
});
