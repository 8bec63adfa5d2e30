import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { type Scene, Simulator } from "./simulator";

/** A conference's page, as a supervisor sees it. */
export class Board {
  constructor(readonly page: Page) {}

  async open(scene: Scene): Promise<void> {
    await this.page.goto(scene.path);
    await expect(this.page.getByRole("heading", { name: scene.name })).toBeVisible();
    await expect(this.page.getByRole("table")).toBeVisible();
  }

  /** The row of a participant. */
  row(name: string): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader").filter({ hasText: name }) });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
}

interface Fixtures {
  simulator: Simulator;
  board: Board;
  /** Console errors that the story is about, and so expects. */
  expectedErrors: RegExp[];
  watchConsole: undefined;
}

/** A story: any console error, page error or unhandled rejection that it does not expect fails it. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  simulator: async ({}, use) => use(new Simulator(endToEndServers().simulator.url)),
  board: async ({ page }, use) => use(new Board(page)),
  expectedErrors: [[], { option: true }],
  watchConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) errors.push(message.text());
      });
      await use(undefined);
      const unexpected = errors.filter((text) => !expectedErrors.some((known) => known.test(text)));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
