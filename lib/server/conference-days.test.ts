import { describe, expect, it } from "vitest";
import type { ConferencePage } from "@/lib/model/conference";
import { readConferences } from "./conferences";
import { boot } from "./testing/process";

type Status = "init" | "in-progress" | "completed";

/** Conferences that were created at these moments, under their names. */
function created(times: readonly string[], status: Status = "completed") {
  const booted = boot();
  for (const time of times.toSorted()) {
    const ms = Date.parse(time) - booted.clock.now();
    if (ms > 0) booted.clock.advance(ms);
    booted.control.seedConference({ friendlyName: time, status, participants: [{}] });
  }
  return booted;
}

const names = ({ conferences }: ConferencePage) =>
  conferences.map(({ friendlyName }) => friendlyName).toReversed();

/** The first and the last second of a day, and their neighbours of the days around it. */
const days: [
  timeZone: string,
  day: string,
  before: string,
  first: string,
  last: string,
  after: string,
][] = [
  ["UTC", "2026-03-10", "09T23:59:59", "10T00:00:00", "10T23:59:59", "11T00:00:00"],
  ["Asia/Kolkata", "2026-03-10", "09T18:29:59", "09T18:30:00", "10T18:29:59", "10T18:30:00"],
  ["Pacific/Auckland", "2026-03-10", "09T10:59:59", "09T11:00:00", "10T10:59:59", "10T11:00:00"],
  ["America/Los_Angeles", "2026-03-10", "10T06:59:59", "10T07:00:00", "11T06:59:59", "11T07:00:00"],
  // The clock goes forward, and the day has 23 hours.
  ["America/Los_Angeles", "2026-03-08", "08T07:59:59", "08T08:00:00", "09T06:59:59", "09T07:00:00"],
  // It goes back, and the day has 25.
  ["Pacific/Auckland", "2026-04-05", "04T10:59:59", "04T11:00:00", "05T11:59:59", "05T12:00:00"],
].map(([timeZone = "", day = "", ...times]) => {
  const [before = "", first = "", last = "", after = ""] = times.map(
    (time) => `${day.slice(0, 8)}${time}Z`,
  );
  return [timeZone, day, before, first, last, after];
});

describe.each(days)("a day in %s, %s", (timeZone, day, before, first, last, after) => {
  const all = [before, first, last, after];
  it.each<[string, Record<string, string>, string[]]>([
    ["on it", { On: day }, [first, last]],
    ["on or before it", { Before: day }, [before, first, last]],
    ["on or after it", { After: day }, [first, last, after]],
    ["from it to it", { After: day, Before: day }, [first, last]],
  ])("has those of its calendar, and no others: %s", async (_, asked, found) => {
    created(all);
    for (const name of ["dateCreated", "dateUpdated"]) {
      const filters = Object.entries(asked).map(([key, value]) => [
        key === "On" ? name : name + key,
        value,
      ]);
      const query = { ...Object.fromEntries(filters), timeZone };
      expect(names(await readConferences(query))).toEqual(found);
      expect(names(await readConferences({ ...query, status: "completed" }))).toEqual(found);
    }
  });

  it.each(["init", "in-progress"] as const)("has those that are %s", async (status) => {
    created(all, status);
    expect(names(await readConferences({ dateCreatedBefore: day, timeZone }))).toEqual([
      before,
      first,
      last,
    ]);
  });
});

it("of today is not over before its first midnight", async () => {
  const { conference } = boot();
  conference(undefined, "Now");
  expect(names(await readConferences({ dateCreatedBefore: "2026-01-05" }))).toEqual(["Now"]);
});

it("is asked of Twilio in whole days of UTC", async () => {
  const { control } = boot();
  await readConferences({
    status: "completed",
    dateCreatedAfter: "2026-01-05",
    dateCreatedBefore: "2026-01-06",
    timeZone: "Pacific/Auckland",
  });
  expect(new Map(control.requests()[0]?.query)).toEqual(
    new Map([
      ["Status", "completed"],
      ["DateCreated>", "2026-01-04"],
      ["DateCreated<", "2026-01-07"],
      ["PageSize", "200"],
    ]),
  );
});

/** Every page from the first on, and then back again. */
async function walk(query: Record<string, string>) {
  const there = [await readConferences(query)];
  for (let page = there[0]; page?.next; page = there.at(-1)) {
    there.push(await readConferences({ ...query, page: page.next }));
  }
  const back: ConferencePage[] = [];
  for (let page = there.at(-1); page?.previous; page = back.at(-1)) {
    back.push(await readConferences({ ...query, page: page.previous }));
  }
  return { there, back, end: (back.at(-1) ?? there[0])?.previous };
}

/** One every six minutes for two days in UTC, and one that goes on. */
function twoDays() {
  const { clock, control } = boot();
  clock.advance(Date.parse("2026-03-10T00:00:30Z") - clock.now());
  for (let minute = 0; minute < 48 * 60; minute += 6) {
    control.seedConference({ friendlyName: "Night", participants: [], status: "completed" });
    clock.advance(6 * 60_000);
  }
  control.seedConference({ friendlyName: "Live", participants: [{}] });
  return { control };
}
/** So many of them are in a day of 24 hours that lies in these two. */
const IN_A_DAY = 240;

describe("the pages of a day", () => {
  it.each(["America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "UTC"])(
    "are reached to and fro, and none is empty: %s",
    async (timeZone) => {
      twoDays();
      const day = timeZone === "Pacific/Auckland" ? "2026-03-11" : "2026-03-10";
      const query = { dateCreated: day, timeZone, status: "completed" };
      const { there, back, end } = await walk(query);
      const rows = there.flatMap(({ conferences }) => conferences);
      expect(new Set(rows.map(({ sid }) => sid)).size).toBe(rows.length);
      expect(rows).toHaveLength(timeZone === "Asia/Kolkata" ? 185 : IN_A_DAY);
      expect(there.every(({ conferences }) => conferences.length > 0)).toBe(true);
      expect(back.map(names)).toEqual(there.toReversed().slice(1).map(names));
      expect(end).toBeNull();
      expect(there[0]?.previous).toBeNull();
      expect(there.at(-1)?.next).toBeNull();
    },
  );

  it("lead back to the list's own first page, where that has more on it", async () => {
    twoDays();
    const query = { dateUpdatedAfter: "2026-03-10", timeZone: "America/Los_Angeles" };
    const first = await readConferences(query);
    expect(first.conferences[0]?.friendlyName).toBe("Live");
    const second = await readConferences({ ...query, page: first.next ?? "" });
    const third = await readConferences({ ...query, page: second.next ?? "" });
    expect(second.previous).toBe("");
    const again = await readConferences({ ...query, page: third.previous ?? "" });
    expect(names(again)).toEqual(names(second));
  });

  it("begin at once where a whole page of Twilio's is of another day", async () => {
    const { control } = twoDays();
    const { there } = await walk({ dateCreatedBefore: "2026-03-10", timeZone: "Asia/Kolkata" });
    expect(there[0]?.conferences.length).toBeGreaterThan(0);
    expect(there.flatMap(({ conferences }) => conferences)).toHaveLength(185);
    expect(control.requests().length).toBeLessThan(60);
  });
});
