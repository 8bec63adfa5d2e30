import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import type { Role } from "@/lib/model/person";
import { cookiesOf } from "./signed-in";
import { type Scene, Simulator } from "./simulator";

/** A conference's page, as a supervisor sees it. */
export class Board {
  constructor(readonly page: Page) {}

  async open(scene: Scene): Promise<void> {
    await this.page.goto(scene.path);
    await expect(this.page.getByRole("heading", { name: scene.name })).toBeVisible();
    await expect(this.page.getByRole("table")).toBeVisible();
    // From here on it hears what is pressed.
    await expect(this.page.getByRole("searchbox", { name: /^Search/ })).toBeEditable();
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

  /** A dialog that says something, or one that asks. */
  dialog(name: string | RegExp): Locator {
    const { page } = this;
    return page.getByRole("dialog", { name }).or(page.getByRole("alertdialog", { name }));
  }

  /** The names in the table, from top to bottom. */
  names(): Promise<string[]> {
    return this.page
      .locator("tbody")
      .getByRole("rowheader")
      .locator("div:first-child")
      .allInnerTexts();
  }

  /** The form that dials somebody in, opened from the conference's page. */
  async dialPanel(): Promise<Locator> {
    await this.button("Dial in").click();
    const panel = this.dialog(/^Dial into/);
    await expect(panel).toBeVisible();
    return panel;
  }
}

/** What a browser's console says of a server that ends, is away or has just begun. */
export const serverGone =
  /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)|status of 50[0-4]/;

interface Fixtures {
  /** Who tells the story: somebody of this role is signed in. Nobody, where it begins at the door. */
  role: Role | null;
  simulator: Simulator;
  board: Board;
  /** What the console says about trouble that the story makes itself. */
  expectedError: RegExp | null;
  watchConsole: undefined;
}

/**
 * A story: any console error, page error or unhandled rejection that it does not expect fails it, in
 * whichever of its browser's contexts.
 */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  simulator: async ({}, use) => use(new Simulator(endToEndServers().simulator.url)),
  board: async ({ page }, use) => use(new Board(page)),
  role: ["supervisor", { option: true }],
  storageState: async ({ role }, use) => use(role ? cookiesOf(role) : undefined),
  expectedError: [null, { option: true }],
  watchConsole: [
    async ({ browser, expectedError }, use) => {
      const errors: string[] = [];
      const watch = (context: BrowserContext) => {
        context.on("weberror", (thrown) => errors.push(String(thrown.error())));
        context.on("console", (message) => {
          if (!["error", "warning"].includes(message.type())) return;
          errors.push(`${message.text()} (${message.location().url})`);
        });
      };
      browser.on("context", watch);
      await use(undefined);
      browser.off("context", watch);
      // Those that the story has opened itself would go on talking during the next one.
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(errors.filter((text) => !expectedError?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
