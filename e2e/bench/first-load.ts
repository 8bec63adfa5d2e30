import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "@playwright/test";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** The JavaScript that comes with a page before anybody touches it. */
export interface FirstLoad {
  scripts: number;
  /** Of all of them together, each compressed by itself. */
  gzipBytes: number;
}

/**
 * Opens a page in a browser that has seen nothing yet, and weighs every script that its HTML names
 * for a modern browser or that was asked for before the load event, whatever asked for it.
 * @param storageState the cookies of whoever is signed in
 */
export async function firstLoadOf(
  browser: Browser,
  url: string,
  storageState?: State,
): Promise<FirstLoad> {
  const context = await browser.newContext(storageState && { storageState });
  try {
    const page = await context.newPage();
    const html = await (await page.goto(url, { waitUntil: "load" }))?.text();
    const loaded = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation");
      const load =
        navigation instanceof PerformanceNavigationTiming ? navigation.loadEventStart : 0;
      const early = performance.getEntriesByType("resource").filter((it) => it.startTime < load);
      return early.map(({ name }) => name);
    });
    const named = scriptsIn(html ?? "").map((src) => new URL(src, url).href);
    const scripts = new Set([...named, ...loaded].filter((href) => /\.js(\?|$)/.test(href)));
    let gzipBytes = 0;
    for (const href of scripts) {
      const response = await context.request.get(href);
      if (!response.ok()) throw new Error(`${href} answered ${response.status()}`);
      gzipBytes += gzipSync(await response.body()).length;
    }
    return { scripts: scripts.size, gzipBytes };
  } finally {
    await context.close();
  }
}

/** The scripts that a page names, without those for browsers that know no modules. */
function scriptsIn(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag);
  return tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/i.exec(tag)?.[1] ?? []);
}
