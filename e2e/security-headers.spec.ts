import type { BrowserContext, Page } from "@playwright/test";
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
  test(`the page ${path} has a policy of its own for each request`, async ({ context }) => {
    const [first, second] = [await headersOf(context, path), await headersOf(context, path)];
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

test("the demo's pages have the same policy", async ({ context }) => {
  for (const path of ["/", "/presenter"]) {
    const headers = await headersOf(context, `${endToEndServers().demo.url}${path}`);
    expect(headers).toMatchObject(everywhere);
    expect(sourcesOf(headers, "script-src")).not.toContain("unsafe");
  }
});

test("what is not a page may do nothing, should it ever be opened as one", async ({ context }) => {
  for (const path of ["/api/health", "/api/conferences", "/api/nowhere", "/icon.svg"]) {
    const headers = await headersOf(context, path);
    expect(headers).toMatchObject(everywhere);
    expect(sourcesOf(headers, "default-src")).toBe("'none'");
    expect(sourcesOf(headers, "frame-ancestors")).toBe("'none'");
    expect(headers["content-security-policy"]).not.toContain("nonce");
  }
});

test("a page's scripts are kept to this site, and may be cached", async ({ page }) => {
  await page.goto("/reference");
  const source = await page.locator("script[src]").first().getAttribute("src");
  const headers = await headersOf(page.context(), source ?? "");
  expect(headers).toMatchObject(everywhere);
  expect(headers).not.toHaveProperty("content-security-policy");
  expect(headers["cache-control"]).toContain("immutable");
});

/** What somebody might smuggle into a page's markup, after the directive that refuses it. */
const intrusions = [
  ["script-src-elem", "<script>intruded = 'by a script'</script>"],
  ["script-src-elem", "<script nonce='bm9uY2U='>intruded = 'by a guessed nonce'</script>"],
  ["script-src-elem", "<script src='http://127.0.0.1:9/x.js'></script>"],
  ["script-src-attr", `<details open ontoggle="intruded = 'by an event'"></details>`],
  ["style-src-elem", "<style>body { display: none }</style>"],
  ["frame-src", "<iframe src='/reference'></iframe>"],
  ["base-uri", "<base href='http://127.0.0.1:9/'>"],
] as const;

test.describe("with something smuggled into a page's markup,", () => {
  test.use({ expectedError: /Content Security Policy/ });

  test("nothing of it does anything, and text is never evaluated", async ({ page }) => {
    const refused = await violationsOf(page);
    await page.route("**/reference", async (route) => {
      const response = await route.fetch();
      const markup = intrusions.map(([, smuggled]) => smuggled).join("");
      const body = (await response.text()).replace("</body>", `${markup}</body>`);
      await route.fulfill({ response, body });
    });
    await page.goto("/reference");
    await expect.poll(refused).toEqual(intrusions.map(([directive]) => directive).toSorted());
    await expect(page.getByRole("heading", { name: "Reference" })).toBeVisible();
    await page.evaluate("setTimeout('intruded = \"by a text\"')");
    await expect.poll(refused).toContain("script-src");
    expect(await page.evaluate(() => Reflect.get(window, "intruded"))).toBeUndefined();
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

/** What an address is answered with, asked with the cookies of whoever tells the story. */
async function headersOf(context: BrowserContext, path: string): Promise<Record<string, string>> {
  return (await context.request.get(path)).headers();
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

/** Asks for the directives by which the browser has refused something, in order of the alphabet. */
async function violationsOf(page: Page): Promise<() => Promise<string[]>> {
  const refused: string[] = [];
  await page.exposeFunction("refuse", (directive: string) => void refused.push(directive));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => refuse(event.effectiveDirective))",
  );
  return async () => refused.toSorted();
}
