import type { Browser, BrowserContext } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { makeDataFolder } from "@/lib/server/testing/embedded-folder";
import { freePort, startPostgresServer } from "@/lib/server/testing/postgres-server";
import { firstAdminPath, joinBy } from "./join";
import { invite } from "./newcomer";
import { type Server, startBoard, startSimulator } from "./servers";
import { personOf } from "./signed-in";
import { test as story } from "./story";

export type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A board of a story's own, which Twilio calls back, and the cookies of its admin. */
export interface CalledBoard {
  url: string;
  /** Where a conference calls back about everything; {source} stands for what does. */
  callbackUrl: string;
  cookies: Cookies;
}

/** Where the conferences of a board call back. */
export const callbackUrlOf = (url: string) => `${url}/api/twilio/callbacks/{source}`;

/** Comes in as a board's first admin. @returns the cookies that this one has then */
export async function firstAdmin(browser: Browser, { url, printed }: Server): Promise<Cookies> {
  const page = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  await joinBy(url + firstAdminPath(printed()), page, personOf("admin"));
  const cookies = await page.context().storageState();
  await page.context().close();
  return cookies;
}

/** A story on a board that is called back. Those that a worker tells one after another share it. */
export const test = story.extend<object, { called: CalledBoard }>({
  called: [
    async ({ browser }, use) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const own = await startBoard(port, endToEndServers().simulator.url, { PUBLIC_URL: url });
      const cookies = await firstAdmin(browser, own);
      await use({ url, callbackUrl: callbackUrlOf(url), cookies });
      await own.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: async ({ called }, use) => use(called.url),
  storageState: async ({ called }, use) => use(called.cookies),
});

/** A board that a story stops and starts again: it goes on with what is on its record. */
export async function boardThatRestarts(browser: Browser) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = await makeDataFolder();
  const more = {
    PUBLIC_URL: url,
    AUTH_SECRET: "of a board that is stopped and started again",
    DATA_DIR: data.folder,
  };
  const start = () => startBoard(port, endToEndServers().simulator.url, more);
  let server = await start();
  const cookies = await firstAdmin(browser, server);
  return {
    url,
    cookies,
    stop: () => server.stop(),
    async start() {
      server = await start();
    },
    async remove() {
      await server.stop();
      await data.remove();
    },
  };
}

/** A board and somebody who is signed in to it. */
type Seat = { url: string; cookies: Cookies };

/** Two boards on one database, a person at each, and a Twilio that nobody else uses. */
export interface TwoBoards {
  twilio: Server;
  /** The one that Twilio calls back. */
  one: Seat;
  two: Seat;
  stop: () => Promise<void>;
}

/** Starts two boards that share a database. Twilio calls the first one back, for both. */
export async function twoCalledBoards(browser: Browser): Promise<TwoBoards> {
  const ports = { twilio: await freePort(), one: await freePort(), two: await freePort() };
  const [postgres, twilio] = await Promise.all([
    startPostgresServer(),
    startSimulator(ports.twilio),
  ]);
  const shared = {
    DATABASE_URL: postgres.url,
    AUTH_SECRET: "shared by two boards that Twilio calls back",
    PUBLIC_URL: `http://127.0.0.1:${ports.one}`,
  };
  // The second is the later one to print a link for the first admin, which replaces the other's.
  const one = await startBoard(ports.one, twilio.url, shared);
  const two = await startBoard(ports.two, twilio.url, shared);
  const admin = await firstAdmin(browser, two);
  return {
    twilio,
    one: { url: one.url, cookies: admin },
    two: { url: two.url, cookies: await anotherPerson(browser, two.url, admin, "supervisor") },
    async stop() {
      await Promise.all([one.stop(), two.stop(), twilio.stop()]);
      await postgres.remove();
    },
  };
}

/** Somebody whom the admin has invited. @returns their cookies */
export async function anotherPerson(
  browser: Browser,
  url: string,
  admin: Cookies,
  role: "supervisor" | "viewer",
): Promise<Cookies> {
  const person = personOf(role);
  const inviting = await browser.newPage({ baseURL: url, storageState: admin });
  const path = await invite(inviting, person.email, person.role);
  const theirs = await browser.newPage({
    baseURL: url,
    storageState: { cookies: [], origins: [] },
  });
  await joinBy(path, theirs, person);
  const cookies = await theirs.context().storageState();
  await Promise.all([inviting.context().close(), theirs.context().close()]);
  return cookies;
}
