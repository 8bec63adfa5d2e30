import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { type ComponentType, Fragment, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import RootLayout from "@/app/layout";
import NotFound from "@/app/not-found";
import type { Role } from "@/lib/model/person";
import { asking } from "@/lib/server/testing/next-headers";
import { StreamOfEvents } from "./event-source";
import { BOARD, fileFor, TWILIO } from "./network";
import { cookieOf } from "./server";
import { Visitor } from "./visitor";

type Page = ComponentType<{ params: Promise<object>; searchParams: Promise<object> }>;
type AsyncPage = (props: {
  params: Promise<object>;
  searchParams: Promise<object>;
}) => Promise<ReactNode> | ReactNode;

const pages = import.meta.glob<{ default: Page }>("/app/**/page.tsx");

/**
 * One tab of a browser: it shows the board's pages as Next.js makes them, one within the layout of the
 * other, and asks the board in this process for everything else. It never loads a new document: a test
 * that needs one belongs in a real browser. There is one document for all files of a process, and one tab.
 * @param twilio answers for the Twilio of the file whose story is told
 */
export function openTab(twilio: (request: Request) => Promise<Response>) {
  const root = createRoot(document);
  let visitor = new Visitor();
  let made: ReactNode = null;
  let loads = 0;
  /** What is made while the tab goes on elsewhere is not shown any more. */
  let turns = 0;
  const next = () => ++turns;
  let going: Promise<unknown> = Promise.resolve();

  /** What the page asks for: of the board, or a test of its Twilio. */
  async function ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const asked =
      input instanceof Request ? input : new Request(new URL(String(input), location.href), init);
    const { origin } = new URL(asked.url);
    if (origin === TWILIO) return twilio(asked);
    if (origin !== BOARD) throw new TypeError(`${origin} is beyond the tests' network.`);
    return visitor.ask(asked);
  }

  const router = {
    push: (href: string) => begin(goTo(href, "pushState")),
    replace: (href: string) => begin(goTo(href, "replaceState")),
    refresh: () => begin(going.then(make)),
    back: () => history.back(),
    forward: () => history.forward(),
    prefetch: () => undefined,
  };

  /** Goes somewhere while the page that is open goes on. */
  function begin(work: Promise<void>): void {
    going = Promise.all([going, work]);
  }

  function draw(): void {
    root.render(
      <AppRouterContext key={loads} value={router as never}>
        <PathnameContext value={location.pathname}>
          <SearchParamsContext value={new URLSearchParams(location.search)}>
            {made}
          </SearchParamsContext>
        </PathnameContext>
      </AppRouterContext>,
    );
  }

  /** The page at an address, as the server makes it, or the address to which that leads instead. */
  async function pageAt({
    pathname,
    searchParams,
  }: URL): Promise<{ page: ReactNode } | { to: string }> {
    const found = fileFor(pages, pathname, "page.tsx");
    if (!found) return { page: <NotFound /> };
    const Page = (await found.file()).default as AsyncPage;
    const props = {
      params: Promise.resolve(found.params),
      searchParams: Promise.resolve(Object.fromEntries(searchParams)),
    };
    try {
      return { page: await asking.request.run(visitor.headers(), () => Page(props)) };
    } catch (error) {
      const { digest = "" } = error as { digest?: string };
      const to = /^NEXT_REDIRECT;\w+;([^;]+);/.exec(digest)?.[1];
      if (to) return { to };
      if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return { page: <NotFound /> };
      throw error;
    }
  }

  /** Goes to an address, or makes the page of now once more. */
  async function goTo(href: string, how?: "pushState" | "replaceState"): Promise<void> {
    const turn = next();
    const url = new URL(href, location.href);
    const there = await pageAt(url);
    if (turn !== turns) return;
    if ("to" in there) return goTo(there.to, how ?? "replaceState");
    const whole = await inLayout(there.page, url.pathname);
    if (turn !== turns) return;
    if (how) navigate[how](null, "", url.href);
    made = whole;
    flushSync(draw);
  }

  const make = () => goTo(location.href);

  /** A page within the layout, for the visitor of this tab. */
  const inLayout = (page: ReactNode, key: string) =>
    asking.request.run(visitor.headers(), () =>
      RootLayout({ children: <Fragment key={key}>{page}</Fragment> }),
    );

  /** Leaves the page that is open, with its state and all that it has read. */
  async function empty(): Promise<void> {
    next();
    // So that it hears nothing any more.
    dispatchEvent(new Event("pagehide"));
    made = await inLayout(null, "");
    loads += 1;
    flushSync(draw);
  }

  /** Opens an address of the board as a document of its own. */
  async function load(href: string): Promise<void> {
    const { origin } = new URL(href, location.href);
    if (origin !== BOARD) throw new TypeError(`${origin} is beyond the tests' network.`);
    await empty();
    await goTo(href, "pushState");
  }

  const navigate = {
    pushState: history.pushState.bind(history),
    replaceState: history.replaceState.bind(history),
  };
  // As Next.js has it: whatever changes the address is read from there.
  for (const how of ["pushState", "replaceState"] as const) {
    history[how] = (...args) => {
      navigate[how](...args);
      draw();
    };
  }
  addEventListener("popstate", () => begin(make()));
  Object.defineProperty(asking, "headers", {
    get: () => Object.fromEntries(visitor.headers({ origin: BOARD })),
  });
  location.assign = (href) => begin(load(String(href)));
  Object.assign(globalThis, { fetch: ask, EventSource: StreamOfEvents });

  return {
    /** Goes to a page, as a link or the address bar does. */
    goto: (href: string) => goTo(href, "pushState"),
    /** From now on it is the browser of this visitor, of somebody of a role, or of nobody signed in. */
    async sitDown(who: Role | Visitor | null): Promise<void> {
      // No page goes on asking with the cookies of another.
      await empty();
      localStorage.clear();
      sessionStorage.clear();
      visitor = who instanceof Visitor ? who : new Visitor();
      if (typeof who === "string") visitor.keepOnly(await cookieOf(who));
    },
    /** Asks the board for something, with the cookies of the visitor of this tab. */
    ask: (href: string, init?: RequestInit) => visitor.ask(href, init),
    /** Makes the page of now once more: it has neither state nor anything that it has read. */
    async reload(): Promise<void> {
      await empty();
      await make();
    },
    /** Shows no page any more, once it is where it was going. */
    async leave(): Promise<void> {
      await going;
      await empty();
    },
  };
}

export type Tab = ReturnType<typeof openTab>;
