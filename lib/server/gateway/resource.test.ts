import { describe, expect, it } from "vitest";
import { act, onceOnly, reads, repeatables } from "../testing/deeds";
import { faultFrom, setUp } from "../testing/gateway";
import type { Fetch } from "./transport";

type Json = Record<string, unknown>;

/** The simulator's answers with another body; the headers are as they were. */
const rewriting =
  (rewrite: (text: string) => string) =>
  (simulator: Fetch): Fetch =>
  async (request) => {
    const answer = await simulator(request);
    const { status, headers } = answer;
    return new Response(rewrite(await answer.text()), { status, headers });
  };

/** Changes the resource in an answer; of a list, its newest row. */
const withResource = (change: (resource: Json) => void) =>
  rewriting((text) => {
    const body = JSON.parse(text) as Json;
    const list = Object.values(body).find((value) => Array.isArray(value)) as Json[] | undefined;
    change(list?.[0] ?? body);
    return JSON.stringify(body);
  });

const writes = { ...repeatables, ...onceOnly };
const everything = [
  ...Object.entries(reads).map(([name, deed]) => ({ name, ...deed, unsure: false })),
  ...Object.entries(writes).map(([name, deed]) => ({ name, ...deed, unsure: true })),
];

describe.each(everything)("the answer to $name", (deed) => {
  const { needs, unsure } = deed;

  it.each([
    ["nothing", rewriting(() => "")],
    ["half of itself", rewriting((text) => text.slice(0, text.length / 2))],
    ["a web page", rewriting(() => "<!DOCTYPE html><title>Sign in to the Wi-Fi</title>")],
    ["a list", rewriting(() => "[]")],
    ["a list of nothing", rewriting(() => "[null]")],
    ["null", rewriting(() => "null")],
    ["a text", rewriting(() => '"fine"')],
    ["an empty object", rewriting(() => "{}")],
    ["an object of something else", rewriting(() => '{"items":[null]}')],
    [`without ${needs}`, withResource((row) => delete row[needs])],
    [`with ${needs} of a wrong type`, withResource((row) => Object.assign(row, { [needs]: 7 }))],
    [`with ${needs} null`, withResource((row) => Object.assign(row, { [needs]: null }))],
  ])("is unreadable when it is %s", async (_, wire) => {
    const fault = await faultFrom(act(setUp({ wire }), deed));
    expect(fault).toMatchObject({ kind: "unreadable", unsure, repeatable: !unsure });
    expect(fault.requestId).toMatch(/^RQ[0-9a-f]{32}$/);
  });

  it("may have more in it than we know", async () => {
    const wire = withResource((row) => Object.assign(row, { mood: "good", tags: { a: [1] } }));
    await expect(act(setUp({ wire }), deed)).resolves.toBeDefined();
  });
});

describe("what Twilio leaves open", () => {
  it("is taken as nothing", async () => {
    const wire = withResource((row) => {
      row["label"] = "";
      row["coaching"] = null;
      delete row["call_sid_to_coach"];
    });
    expect(await act(setUp({ wire }), reads["fetch a participant"])).toMatchObject({
      label: null,
      coaching: false,
      callSidToCoach: null,
    });
  });

  it("does not cover a status or a time that it does not document", async () => {
    for (const change of [{ status: "thinking" }, { date_created: "yesterday" }]) {
      const wire = withResource((row) => Object.assign(row, change));
      const fault = await faultFrom(act(setUp({ wire }), reads["fetch a conference"]));
      expect(fault.kind).toBe("unreadable");
    }
  });

  it("does not cover a next page that is no address", async () => {
    const wire = rewriting((text) =>
      JSON.stringify({ ...JSON.parse(text), meta: { next_page_url: "next" } }),
    );
    const fault = await faultFrom(act(setUp({ wire }), reads["list participants"]));
    expect(fault).toMatchObject({ kind: "unreadable", requestId: expect.any(String) });
  });
});

it("does not take a web page for the removal of a participant", async () => {
  const { gateway, conference } = setUp({
    wire: () => async () => new Response("<!DOCTYPE html>", { status: 200 }),
  });
  const { sid, callSid } = conference();
  const fault = await faultFrom(gateway.participants.remove(sid, callSid("Ana")));
  expect(fault).toMatchObject({ kind: "unreadable", unsure: true });
});
