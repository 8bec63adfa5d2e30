// @vitest-environment happy-dom
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, makeNonce } from "./content-security-policy";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What a policy allows, by directive. */
function allowed(policy: string): Record<string, string[]> {
  const directives = policy.split("; ").map((directive) => directive.split(" "));
  return Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]));
}

describe("the policy of a page", () => {
  it("runs no script but what has the nonce or comes by such a script", () => {
    const { "script-src": scripts } = allowed(contentSecurityPolicy("bm9uY2U=", false));
    expect(scripts).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  });

  it("lets text be evaluated in development only", () => {
    expect(contentSecurityPolicy("bm9uY2U=", false)).not.toContain("unsafe-eval");
    const { "script-src": scripts } = allowed(contentSecurityPolicy("bm9uY2U=", true));
    expect(scripts).toContain("'unsafe-eval'");
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
