import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules that look at colours: all others find in the dark what they have found in the light. */
const ofColours = ["color-contrast", "link-in-text-block"];

/**
 * What axe can tell about WCAG 2.2, levels A and AA, of the page (or a part of it), in the light and in
 * the dark: nothing is wrong.
 */
export async function expectAccessible(page: Page, part = "html"): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    // A colour on its way to another is neither.
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    );
    // Without legacy mode it opens another page each time, for frames of other sites; there are none.
    const axe = new AxeBuilder({ page }).setLegacyMode().include(part);
    axe.options({ resultTypes: ["violations"] });
    const { violations } = await (colorScheme === "light"
      ? axe.withTags(tags)
      : axe.withRules(ofColours)
    ).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
    expect(found, `in the ${colorScheme}`).toEqual([]);
  }
}
