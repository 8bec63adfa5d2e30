import { describe, expect, it, vi } from "vitest";
import { FaultError, type FaultKind } from "@/lib/model/fault";
import { asking } from "@/lib/server/testing/next-headers";
import { answer } from "./answer";
import { withDatabase } from "./testing/databases";
import { boot } from "./testing/process";
import { signIn } from "./testing/sign-in";

withDatabase();

/** A process that somebody asks who may look. */
async function bootSignedIn() {
  const booted = boot();
  asking.headers = (await signIn("viewer")).headers;
  return booted;
}

const failing = (kind: FaultKind) =>
  answer(["see"], () =>
    Promise.reject(new FaultError({ kind, message: "No.", repeatable: true, unsure: false })),
  );

describe("a route", () => {
  it("answers with what was read, which nobody keeps", async () => {
    await bootSignedIn();
    const response = await answer(["see"], async () => ({ rooms: 2 }));
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({ rooms: 2 });
  });

  it.each<[FaultKind, number]>([
    ["invalid", 400],
    ["forbidden", 403],
    ["not-found", 404],
    ["conflict", 409],
    ["rate-limited", 429],
    ["internal", 500],
    ["unavailable", 502],
    ["timeout", 504],
    // Twilio refusing Bridgeboard is no reason to ask the browser's person for a password.
    ["unauthorised", 502],
  ])("answers a fault that is %s with %i", async (kind, status) => {
    await bootSignedIn();
    const response = await failing(kind);
    expect(response.status).toBe(status);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ fault: { kind, message: "No." } });
  });

  it("reads nothing for a stranger", async () => {
    await bootSignedIn();
    asking.headers = { ...asking.headers, "sec-fetch-site": "cross-site" };
    const read = vi.fn<() => Promise<unknown>>();
    const response = await answer(["see"], read);
    expect(response.status).toBe(403);
    expect(read).not.toHaveBeenCalled();
  });

  it("says of a mistake of ours that it is one, and where it is goes to the log alone", async () => {
    const { logged } = await bootSignedIn();
    const response = await answer(["see"], () =>
      Promise.reject(new TypeError("secret.room is not a function")),
    );
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ fault: { kind: "internal", unsure: true } });
    expect(body).not.toContain("secret.room");
    expect(JSON.parse(logged())).toMatchObject({
      level: 50,
      msg: "unexpected error",
      stack: expect.arrayContaining(["TypeError: secret.room is not a function"]),
    });
  });

  it("survives what is thrown and is no error", async () => {
    const { logged } = await bootSignedIn();
    // oxlint-disable-next-line prefer-promise-reject-errors -- somebody else's library may
    const response = await answer(["see"], () => Promise.reject("no"));
    expect(response.status).toBe(500);
    expect(logged()).toContain('"stack":["no"]');
  });
});
