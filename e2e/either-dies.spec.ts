import type { Browser, Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { freePort, startPostgresServer } from "@/lib/server/testing/postgres-server";
import { balance } from "./balancer";
import { firstAdmin } from "./live-boards";
import { type Server, startBoard } from "./servers";
import type { Scene, Simulator } from "./simulator";
import { Board, expect, serverGone, test } from "./story";

const people = ["Ana", "Maya", "Sam", "Leo"].map((label) => ({ label }));

/** A reader that dies is followed by another within ten seconds, which then has to read. */
const FOLLOWED = { timeout: 30_000 };

test.use({
  role: null,
  expectedError: serverGone,
});

test("either of two boards may die, and the browsers of both go on with nothing missed", async ({
  browser,
  simulator,
}) => {
  test.setTimeout(240_000);
  const boards = await twoBehindBalancers(browser);
  try {
    // Nobody calls back: what changes is seen only because one of the boards reads it for both.
    const scene = await simulator.conference({ friendlyName: "Support", participants: people });
    const pages = [await boards.open("one", scene), await boards.open("two", scene)] as const;
    for (const [dies, muted, held] of [
      ["one", "Ana", "Maya"],
      ["two", "Sam", "Leo"],
    ] as const) {
      await boards.kill(dies);
      await mute(simulator, scene, muted);
      for (const page of pages) await expectSet(page, muted, "Muted");
      await new Board(pages[0]).button(`Hold ${held}`).click();
      for (const page of pages) await expectSet(page, held, "On hold");
      await boards.restart(dies);
    }
    for (const page of pages) {
      await expect(page.getByRole("status").filter({ hasText: "Connection: Live" })).toBeAttached();
      expect(await page.evaluate(() => "isTheSame" in window)).toBe(true);
    }
    expect(await scene.updates("Maya")).toEqual([{ Hold: "true" }]);
    expect(await scene.updates("Leo")).toEqual([{ Hold: "true" }]);
  } finally {
    await boards.stop();
  }
});

const mute = (simulator: Simulator, scene: Scene, label: string) =>
  simulator.twilio("POST", `Conferences/${scene.sid}/Participants/${scene.callSid(label)}.json`, {
    Muted: "true",
  });

const expectSet = (page: Page, label: string, words: string) =>
  expect(new Board(page).row(label).getByText(words, { exact: true })).toBeVisible(FOLLOWED);

/** Two boards on one database, and two balancers, each of which prefers another one of them. */
async function twoBehindBalancers(browser: Browser) {
  const ports = { one: await freePort(), two: await freePort() };
  const postgres = await startPostgresServer();
  const balancers = {
    one: await balance([ports.one, ports.two]),
    two: await balance([ports.two, ports.one]),
  };
  const env = {
    DATABASE_URL: postgres.url,
    AUTH_SECRET: "shared by two boards of which either may die",
    PUBLIC_URL: balancers.one.url,
  };
  const start = (port: number) => startBoard(port, endToEndServers().simulator.url, env);
  const servers: Record<"one" | "two", Server> = {
    one: await start(ports.one),
    two: await start(ports.two),
  };
  const storageState = await firstAdmin(browser, servers.two);
  return {
    async open(by: "one" | "two", scene: Scene): Promise<Page> {
      const context = await browser.newContext({ baseURL: balancers[by].url, storageState });
      const page = await context.newPage();
      await new Board(page).open(scene);
      await page.evaluate(() => Object.assign(window, { isTheSame: true }));
      return page;
    },
    kill: (which: "one" | "two") => servers[which].kill(),
    async restart(which: "one" | "two") {
      servers[which] = await start(ports[which]);
    },
    async stop() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      try {
        await Promise.all([servers.one.stop(), servers.two.stop()]);
      } finally {
        await Promise.all([balancers.one.close(), balancers.two.close()]);
        await postgres.remove();
      }
    },
  };
}
