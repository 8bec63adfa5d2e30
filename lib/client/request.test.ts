import { afterEach, describe, expect, it, vi } from "vitest";
import { FaultError, invalid } from "@/lib/model/fault";
import { getJson, isOutdated, shownFault } from "./request";

afterEach(() => vi.unstubAllGlobals());

/** What a page gets that asks a server which answers like this. */
async function asking(
  answer: () => Promise<Response> | Response,
  signal = new AbortController().signal,
) {
  vi.stubGlobal("fetch", async () => answer());
  return getJson("/api/conferences", signal).catch((error: unknown) => error);
}

const unreachable = { fault: { kind: "connection", repeatable: true, unsure: false } };
const html = (status: number) => new Response("<!DOCTYPE html>", { status });

describe("an answer", () => {
  it("is its JSON", async () => {
    expect(await asking(() => Response.json({ legs: [] }))).toEqual({ legs: [] });
  });

  it("that is a fault is thrown as it is", async () => {
    const fault = invalid("No such filter.", "status");
    const error = await asking(() => Response.json({ fault }, { status: 400 }));
    expect(error).toBeInstanceOf(FaultError);
    expect(error).toMatchObject({ fault });
  });

  it.each<[string, () => Promise<Response> | Response]>([
    ["does not come", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["is a web page", () => html(200)],
    ["is a proxy's error", () => html(502)],
    ["is an error without a fault", () => Response.json({}, { status: 500 })],
  ])("that %s means that the server cannot be reached", async (_, answer) => {
    expect(await asking(answer)).toMatchObject(unreachable);
  });

  it("that nobody waits for any more is no fault", async () => {
    const left = new AbortController();
    left.abort();
    const gone = new DOMException("Gone", "AbortError");
    expect(await asking(() => Promise.reject(gone), left.signal)).toBe(gone);
    const cut = new Response(new ReadableStream({ pull: (body) => body.error(gone) }));
    expect(await asking(() => cut, left.signal)).toBe(gone);
  });
});

describe("an error on the page", () => {
  it("is shown as the fault it is, or as a server out of reach", () => {
    const fault = invalid("Fill in To.", "to");
    expect(shownFault(new FaultError(fault))).toBe(fault);
    expect(shownFault(new Error("React error #441"))).toMatchObject(unreachable.fault);
    expect(shownFault("no")).toMatchObject(unreachable.fault);
  });

  it("is a page that is older than the server, where an action is unknown", () => {
    const outdated = new Error('Server Action "7f" was not found on the server.');
    expect(shownFault(outdated)).toMatchObject({ message: expect.stringContaining("Reload") });
    expect(isOutdated(outdated)).toBe(true);
    expect(isOutdated(new TypeError("Failed to fetch"))).toBe(false);
  });
});
