import { type Browser, chromium } from "@playwright/test";
import { build } from "@/lib/cli/build.mjs";
import { findOrInstallBrowser } from "@/lib/cli/find-or-install-browser.mjs";

/** Measures with a browser, after the board has been built. */
export async function inBrowser<T>(measure: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = await findOrInstallBrowser((text) => void process.stdout.write(text));
  await build();
  // Chromium refuses to sandbox itself when root starts it.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}
