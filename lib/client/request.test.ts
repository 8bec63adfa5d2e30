import { afterEach, describe, expect, it, vi } from "vitest";
import { FaultError, faultText, invalid } from "@/lib/model/fault";
import { getJson, refusalIn, shownFault } from "./request";

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
  const fault = invalid("Fill in To.", "to");
  const outdated = new Error('Server Action "7f" was not found on the server.');
  const replaced = { message: expect.stringContaining("was updated while this page was open") };
  const thrown = Object.assign(new Error("An error occurred in the Server Components render."), {
    digest: "123",
  });

  it.each<[string, unknown, object]>([
    ["the fault that it is", new FaultError(fault), fault],
    ["the fault that a refused action was answered with", new Error(faultText(fault)), fault],
    ["a server out of reach, in Chromium", new TypeError("Failed to fetch"), unreachable.fault],
    ["a server out of reach, in Safari", new TypeError("Load failed"), unreachable.fault],
    ["a server out of reach, whatever was thrown", "no", unreachable.fault],
    ["a page that is older than the server", outdated, replaced],
    ["an older page, in the server's own words", new Error("Server Action unavailable."), replaced],
    ["a mistake of the server", thrown, { kind: "internal", unsure: true }],
    [
      "the answer of something else",
      new Error("An unexpected response was received from the server."),
      { kind: "unreadable", unsure: true },
    ],
    ["something else's own words", new Error("upstream timed out"), { kind: "unreadable" }],
    ["something else's JSON", new Error('{"fault":"none"}'), { kind: "unreadable" }],
    ["something else's null", new Error("null"), { kind: "unreadable" }],
    ["an answer that breaks off", new Error("Connection closed."), { kind: "connection" }],
    ["one that is cut off", new DOMException("aborted", "AbortError"), { kind: "connection" }],
  ])("is shown as %s", (_, error, expected) => {
    expect(shownFault(error)).toMatchObject(expected);
    expect(shownFault(error).message).toMatch(/\w.*\.$/);
  });

  it("is a refusal only where nothing can have been done", () => {
    expect(refusalIn(outdated)).toMatchObject(replaced);
    expect(refusalIn(new Error(faultText(fault)))).toEqual(fault);
    expect(refusalIn(new TypeError("Failed to fetch"))).toBeNull();
    expect(refusalIn(thrown)).toBeNull();
  });
});
