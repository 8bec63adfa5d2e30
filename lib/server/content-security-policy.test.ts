// @vitest-environment happy-dom
import { createHash } from "node:crypto";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { faultIn } from "@/lib/model/fault";
import { proxy } from "@/proxy";
import { contentSecurityPolicy, makeNonce, NONCE_HEADER } from "./content-security-policy";
import { environment } from "./env";
import { boot } from "./testing/process";

/** A request takes no Host from whoever makes it: it is what a server reads. */
function answerTo(headers: Record<string, string> = {}) {
  const request = new NextRequest("http://localhost:3000/reference");
  const value = new Headers({ host: "localhost:3000", ...headers });
  return proxy(Object.defineProperty(request, "headers", { value }));
}

const ask = (headers: Record<string, string> = {}) => answerTo(headers).headers;

/** What Next hands on of the request's own headers, once the proxy has seen them. */
const handedOn = (response: Headers, name: string) =>
  response.get(`x-middleware-request-${name.toLowerCase()}`);

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What a policy allows, by directive. */
function allowed(policy: string): Record<string, string[]> {
  const directives = policy.split("; ").map((directive) => directive.split(" "));
  return Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]));
}

describe("the policy of a page", () => {
  it("runs no script but what has the nonce or comes by such a script", () => {
    const { "script-src": scripts } = allowed(contentSecurityPolicy("bm9uY2U=", false));
    expect(scripts).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  });

  it("lets text be evaluated and any stylesheet in, in development only", () => {
    expect(contentSecurityPolicy("bm9uY2U=", false)).not.toContain("unsafe-eval");
    const policy = allowed(contentSecurityPolicy("bm9uY2U=", true));
    expect(policy["script-src"]).toContain("'unsafe-eval'");
    expect(policy["script-src"]).not.toContain("'unsafe-inline'");
    expect(policy["style-src"]).toEqual(["'self'", "'unsafe-inline'"]);
  });

  it("allows inline what can run nothing: attributes that style", () => {
    const policy = allowed(contentSecurityPolicy("bm9uY2U=", false));
    const inline = Object.keys(policy).filter((name) => policy[name]?.includes("'unsafe-inline'"));
    expect(inline).toEqual(["style-src-attr"]);
  });

  it("names no other site, and leaves plain http as it is", () => {
    const policy = contentSecurityPolicy("bm9uY2U=", false);
    expect(policy).not.toMatch(/https?:|\*|upgrade-insecure-requests/);
    expect(allowed(policy)["default-src"]).toEqual(["'none'"]);
  });

  it("lets in the styles that sonner adds, to the letter", async () => {
    await import("sonner");
    const added = [...document.head.querySelectorAll("style")].map((style) => style.textContent);
    expect(added).toHaveLength(1);
    const { "style-src": styles = [] } = allowed(contentSecurityPolicy("bm9uY2U=", false));
    const hashes = styles.filter((source) => source.startsWith("'sha256-"));
    expect(hashes).toEqual([hashOf(""), hashOf(added.join(""))]);
  });
});

it("never makes the same nonce twice, nor a guessable one", () => {
  const nonces = Array.from({ length: 100 }, makeNonce);
  expect(new Set(nonces).size).toBe(100);
  for (const nonce of nonces) expect(Buffer.from(nonce, "base64")).toHaveLength(16);
});

describe("a request for a page", () => {
  it("tells the page the nonce of the policy that it is answered with", () => {
    boot();
    const response = ask();
    const policy = response.get("Content-Security-Policy");
    expect(policy).toContain(`'nonce-${handedOn(response, NONCE_HEADER)}'`);
    expect(handedOn(response, "Content-Security-Policy")).toBe(policy);
    expect(response.get(NONCE_HEADER)).toBeNull();
  });

  it("is refused under a name that is not the board's, a script's too", async () => {
    boot();
    for (const more of [{}, { rsc: "1" }, { "next-action": "1" }]) {
      const response = answerTo({ host: "evil.example.com", ...more });
      expect(response.status).toBe(403);
      expect(await response.text()).toMatch(/Set PUBLIC_URL/);
    }
  });

  it.each([
    { host: "evil.example.com" },
    { host: "evil.example.com", origin: "http://evil.example.com" },
    { origin: "https://example.com" },
    { origin: "null" },
    { origin: "http://localhost:8080", "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site" },
  ])("is refused as an action in words that its page can show, with %j", async (headers) => {
    boot();
    const response = answerTo({ "next-action": "1", ...headers });
    expect(response.status).toBe(403);
    // With anything more in its type, Next.js keeps the text to itself.
    expect(response.headers.get("Content-Type")).toBe("text/plain");
    expect(faultIn(await response.text())).toMatchObject({ kind: "forbidden" });
  });

  it.each([
    ["http://localhost:3000", {}, "localhost:3000"],
    ["http://localhost:3000", { host: "LOCALHOST:3000" }, "localhost:3000"],
    ["http://localhost", { host: "localhost:80" }, "localhost"],
    [
      "https://localhost:8443",
      { host: "localhost", "sec-fetch-site": "same-origin" },
      "localhost:8443",
    ],
    [
      "http://localhost:3000",
      { host: "127.0.0.1:3000", "x-forwarded-host": "localhost:3000" },
      "localhost:3000",
    ],
  ])("as an action from %s with %j is Next's own as well", (origin, headers, host) => {
    boot();
    const response = answerTo({ "next-action": "1", origin, ...headers });
    expect(response.status).toBe(200);
    // Next.js compares it with the origin.
    expect(handedOn(response.headers, "x-forwarded-host")).toBe(host);
  });

  it("cannot choose its own nonce or policy", () => {
    boot();
    const response = ask({ [NONCE_HEADER]: "mine", "content-security-policy": "default-src *" });
    expect(handedOn(response, NONCE_HEADER)).not.toBe("mine");
    expect(handedOn(response, "Content-Security-Policy")).toContain("default-src 'none'");
  });

  it("is kept to https only where people open Bridgeboard by https", () => {
    boot();
    expect(ask().get("Strict-Transport-Security")).toBeNull();
    environment().publicUrl = "http://192.168.1.20:3000";
    expect(ask().get("Strict-Transport-Security")).toBeNull();
    environment().publicUrl = "https://board.example.com";
    expect(ask().get("Strict-Transport-Security")).toBe("max-age=31536000");
  });
});
