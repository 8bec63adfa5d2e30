import { describe, expect, it } from "vitest";
import { refusalOf } from "./own-address";

type Mode = Parameters<typeof refusalOf>[1];

const live: Mode = { mode: "live" };
const demo: Mode = { mode: "demo" };
const published: Mode = { mode: "live", publicUrl: "https://board.example.com" };
const onPort: Mode = { mode: "live", publicUrl: "http://board.example.com:8080/" };

const ANOTHER_SITE = /^Another site asked for this/;
const WRONG_ADDRESS = /Set PUBLIC_URL/;

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
