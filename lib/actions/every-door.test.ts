import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it } from "vitest";
import { orm } from "@/lib/server/database/database";
import { events } from "@/lib/server/database/record";
import { withDatabase } from "@/lib/server/testing/databases";
import { asking } from "@/lib/server/testing/next-headers";
import { boot } from "@/lib/server/testing/process";
import { signedOut } from "@/lib/server/testing/sign-in";

asking.headers = signedOut;

type Exports = Record<string, unknown>;
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const actions = import.meta.glob<Exports>(["./*.ts", "!./*.test.ts"], { eager: true });
const routes = import.meta.glob<Exports>("../../app/**/route.ts", { eager: true });

/** Whoever comes here is nobody yet, or is Twilio, which signs what it sends, or only asks how it goes. */
const open = new Set([
  "api/auth/[...path]",
  "api/health",
  "api/malformed-address",
  "api/twilio/callbacks/[source]",
]);

const named = (modules: Record<string, Exports>) =>
  Object.entries(modules).flatMap(([path, exports]) =>
    Object.entries(exports).flatMap(([name, value]) => {
      const place = path.replace(/^(\.\.\/\.\.\/app|\.)\//, "").replace(/(\/route)?\.ts$/, "");
      return typeof value === "function" ? [[`${place} ${name}`, value] as const] : [];
    }),
  );

const closed = named(routes).filter(([name]) => !open.has(name.split(" ")[0] ?? ""));
const params = { conferenceSid: `CF${"1".repeat(32)}`, callSid: `CA${"1".repeat(32)}` };
const signedOutFault = expect.stringContaining('"kind":"signed-out"');

describe("nobody who is signed out gets through", () => {
  withDatabase();
  let asked: () => string[];
  beforeEach(() => {
    ({ asked } = boot());
  });

  it("knows doors of both kinds", () => {
    expect(named(actions).length).toBeGreaterThan(10);
    expect(closed.length).toBeGreaterThan(10);
  });

  it.each(named(actions))("the action %s", async (_, action) => {
    expect(JSON.stringify(await action())).toEqual(signedOutFault);
    await expectNothingDone();
  });

  it.each(closed)("the route %s", async (name, handler) => {
    const request = new NextRequest("http://127.0.0.1:3000/api", {
      method: name.split(" ").at(-1) ?? "GET",
    });
    const response = await (handler as Handler)(request, { params: Promise.resolve(params) });
    expect(response.status).toBe(401);
    expect(await response.text()).toEqual(signedOutFault);
    await expectNothingDone();
  });

  async function expectNothingDone(): Promise<void> {
    expect(asked()).toEqual([]);
    const written = await orm().select().from(events);
    expect(written.map(({ kind }) => kind)).toEqual(["refusal"]);
  }
});
