import { describe, expect, it } from "vitest";
import { readExamples, unlessThere } from "./document";
import { sendOddRequests } from "./oversight";
import { asksForTheImpossible, type Example } from "./same-lists";
import { answerLike } from "./same-requests";
import { shapeOf } from "./shape";

/** Of recordings apart from conferences, which are not simulated. */
const isElsewhere = (name: string) => /^(call-)?recording-/.test(name);

const examples = readExamples().filter(({ name }) => !isElsewhere(name));

const notInUse = ["caller_name", "group_sid", "parent_call_sid", "trunk_sid", "answered_by"];

/**
 * Where one of the two says null and the other does not, by the beginning of the example's name.
 * Twilio's examples have made-up values: a call that was just begun has ended in them.
 */
const nullInOneOnly: Readonly<Record<string, readonly string[]>> = {
  // Inferred: a call has neither dates nor an end while it is queued.
  "call-create": ["date_created", "date_updated", "duration", "end_time", "price", "start_time"],
  "call-fetch": notInUse,
  "call-list-read-full": ["caller_name", "group_sid", "trunk_sid"].map((key) => `calls[].${key}`),
  "call-update-cancel": ["duration", "price"],
  "call-update-posttwiml": ["duration", "price"],
  "call-update-updatetimelimit": ["duration", "end_time", "price"],
  // Nobody is called on behalf of another number.
  "call-": ["forwarded_from", "calls[].forwarded_from"],
  // Nothing is encrypted.
  "conference-recording": ["encryption_details", "recordings[].encryption_details"],
  // Each conference has a name.
  "conference-update-update-end-conference": ["friendly_name"],
  // Who is to coach does, other than in the example.
  "participant-create-create-with-sid-as-coach": ["call_sid_to_coach"],
};

function mayBeNull(name: string, key: string): boolean {
  const ofAnyRow = key.replace(/\[\d+\]/, "[]");
  return Object.entries(nullInOneOnly).some(
    ([start, keys]) => name.startsWith(start) && keys.includes(ofAnyRow),
  );
}

/** Where a page stands in its list, and the addresses of it and its neighbours without the SIDs in them. */
const pagesOf = (list: Example) =>
  Object.fromEntries(
    Object.entries(list)
      .filter(([key]) =>
        /^((first|next|previous)_page_)?uri$|^(page|page_size|start|end)$/.test(key),
      )
      .map(([key, value]) => [key, String(value).replaceAll(/([A-Z]{2})[0-9a-f]{32,}/g, "$1…")]),
  );

const lists = examples.filter(({ name }) => name.includes("-list-") && !asksForTheImpossible(name));

// Vitest names no test that it skips.
if (examples.length === 0)
  console.info("No answer is compared with Twilio's examples: none are there.");

describe.skipIf(examples.length === 0)(`Twilio's examples${unlessThere}`, () => {
  it("are there for all that has examples", () => {
    for (const kind of ["participant-", "conference-", "conference-recording-", "call-"]) {
      const of = examples.filter(({ name }) => name.startsWith(kind));
      expect(of.length).toBeGreaterThan(3);
    }
  });

  it.each(examples)("are answered alike: $name", async ({ name, status, answer, form }) => {
    // Twilio's own examples send what its document has left out.
    sendOddRequests();
    const response = await answerLike(name, form, answer);
    expect(response.status).toBe(status);
    const theirs = shapeOf(answer);
    const mine = shapeOf(await response.json());
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    const others = keys.filter((key) => {
      const isNull = theirs[key] === "null" || mine[key] === "null";
      const parent = key.slice(0, key.lastIndexOf("."));
      if (mine[parent] === "null" && mayBeNull(name, parent)) return false;
      return theirs[key] !== mine[key] && !(isNull && mayBeNull(name, key));
    });
    expect(others.map((key) => [key, theirs[key], mine[key]])).toEqual([]);
  });

  it.each(lists)(
    "have their pages at the same addresses: $name",
    async ({ name, answer, form }) => {
      sendOddRequests();
      const response = await answerLike(name, form, answer);
      expect(pagesOf(await response.json())).toEqual(pagesOf(answer));
    },
  );
});
