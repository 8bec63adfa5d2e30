import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { expect, test } from "./story";

const everywhere = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
const pages = ["/", "/reference", "/conferences/nowhere", "/nowhere"];
const townHall = { friendlyName: "Town hall", participants: [{ label: "Ana" }] };

for (const path of pages) {
  test(`the page ${path} has a policy of its own for each request`, async ({ page }) => {
    const [first, second] = [await headersOf(page, path), await headersOf(page, path)];
    expect(first).toMatchObject(everywhere);
    const [nonce, another] = [nonceOf(first), nonceOf(second)];
    expect(nonce).not.toBe(another);

    const scripts = sourcesOf(first, "script-src");
    expect(scripts).toBe(`'self' 'nonce-${nonce}'`);
    expect(sourcesOf(first, "default-src")).toBe("'none'");
    expect(sourcesOf(first, "frame-ancestors")).toBe("'none'");
    // These tests ask by plain http, and a browser that was told otherwise would not come back.
    expect(first).not.toHaveProperty("strict-transport-security");
  });
}

test("the demo's pages have the same policy", async ({ page }) => {
  for (const path of ["/", "/presenter"]) {
    const headers = await headersOf(page, `${endToEndServers().demo.url}${path}`);
    expect(headers).toMatchObject(everywhere);
    expect(sourcesOf(headers, "script-src")).not.toContain("unsafe");
  }
});

test("what is not a page may do nothing, should it ever be opened as one", async ({ page }) => {
  for (const path of ["/api/health", "/api/conferences", "/api/nowhere", "/icon.svg"]) {
    const headers = await headersOf(page, path);
    expect(headers).toMatchObject(everywhere);
    expect(sourcesOf(headers, "default-src")).toBe("'none'");
    expect(sourcesOf(headers, "frame-ancestors")).toBe("'none'");
    expect(headers["content-security-policy"]).not.toContain("nonce");
  }
});

test("a page's scripts are kept to this site, and may be cached", async ({ page }) => {
  await page.goto("/reference");
  const source = await page.locator("script[src]").first().getAttribute("src");
  const headers = await headersOf(page, source ?? "");
  expect(headers).toMatchObject(everywhere);
  expect(headers).not.toHaveProperty("content-security-policy");
  expect(headers["cache-control"]).toContain("immutable");
});

/** What somebody might smuggle into a page's markup, and the directive that refuses it. */
const intrusions = [
  ["an inline script", "<script>intruded = 1</script>", "script-src-elem"],
  ["a script with a guess", "<script nonce='bm9uY2U='>intruded = 1</script>", "script-src-elem"],
  ["a script of elsewhere", "<script src='http://127.0.0.1:9/x.js'></script>", "script-src-elem"],
  ["an event's attribute", "<details open ontoggle='intruded = 1'></details>", "script-src-attr"],
  ["a stylesheet", "<style>body { display: none }</style>", "style-src-elem"],
  ["another base", "<base href='http://127.0.0.1:9/'>", "base-uri"],
  ["a frame", "<iframe src='/reference'></iframe>", "frame-src"],
] as const;

test.describe("smuggled into a page's markup,", () => {
  test.use({ expectedError: /Content Security Policy/ });

  for (const [what, markup, directive] of intrusions) {
    test(`${what} does nothing`, async ({ page }) => {
      const refused = await violationsOf(page);
      await page.route("**/reference", async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("</body>", `${markup}</body>`);
        await route.fulfill({ response, body });
      });
      await page.goto("/reference");
      await expect.poll(refused).toEqual([directive]);
      await expect(page.getByRole("heading", { name: "Reference" })).toBeVisible();
      expect(await page.evaluate(() => "intruded" in window)).toBe(false);
    });
  }

  test("text is never evaluated", async ({ page }) => {
    const refused = await violationsOf(page);
    await page.goto("/reference");
    await page.evaluate("setTimeout('intruded = 1')");
    await expect.poll(refused).toEqual(["script-src"]);
    expect(await page.evaluate(() => "intruded" in window)).toBe(false);
  });
});

test("the nonce cannot be read from a page's markup, as a selector would", async ({ page }) => {
  await page.goto("/reference");
  const script = page.locator("script[nonce]").first();
  await expect(script).toHaveAttribute("nonce", "");
  await expect(script).not.toHaveJSProperty("nonce", "");
});

test("the styles that dialogs, toasts and themes add themselves are let in", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(townHall);
  await board.open(scene);
  await page.getByRole("link", { name: "Reference" }).click();
  await expect(page.getByRole("heading", { name: "Reference" })).toBeVisible();
  await page.goBack();
  await page.getByRole("button", { name: /^Theme: system/ }).click();
  await expect(page.locator("html")).toHaveClass(/light/);

  await board.button("Announce").click();
  const dialog = board.dialog(`Announce to ${scene.name}`);
  await expect(page.locator("body")).toHaveCSS("overflow", "hidden");
  await dialog.getByLabel("Announce URL").fill("https://example.com/hello.mp3");
  await dialog.getByRole("button", { name: "Announce" }).click();
  await expect(page.getByText(`Announcing to ${scene.name}.`)).toBeVisible();
  await expect(page.locator("[data-sonner-toaster]")).toHaveCSS("position", "fixed");
});

/** What an address is answered with, asked with the page's own cookies. */
async function headersOf(page: Page, path: string): Promise<Record<string, string>> {
  return (await page.request.get(path)).headers();
}

/** What a policy allows for a directive, as it is written there. */
function sourcesOf(headers: Record<string, string>, name: string): string {
  const directives = headers["content-security-policy"]?.split("; ") ?? [];
  const found = directives.find((directive) => directive.startsWith(`${name} `));
  return found?.slice(name.length + 1) ?? "";
}

function nonceOf(headers: Record<string, string>): string | undefined {
  return /'nonce-([^']{22,})'/.exec(sourcesOf(headers, "script-src"))?.[1];
}

/** Asks for the directives by which the browser has refused something, from the next page on. */
async function violationsOf(page: Page): Promise<() => Promise<string[]>> {
  const refused: string[] = [];
  await page.exposeFunction("refuse", (directive: string) => void refused.push(directive));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => refuse(event.effectiveDirective))",
  );
  return async () => refused;
}
