import { describe, expect, it } from "vitest";
import type { ConferencePage } from "@/lib/model/conference";
import { deed } from "./audit/testing/record";
import { readConferences } from "./conferences";
import { describeOnEach } from "./testing/databases";
import { faultFrom, setUp } from "./testing/gateway";
import { boot } from "./testing/process";

describe("the filters of an address", () => {
  it("reach Twilio as it writes them", async () => {
    const { control } = boot();
    await readConferences({
      status: "completed",
      friendlyName: "R&D",
      dateCreatedAfter: "2026-01-05",
      dateUpdatedBefore: "2026-01-06",
    });
    expect(new Map(control.requests()[0]?.query)).toEqual(
      new Map([
        ["Status", "completed"],
        ["FriendlyName", "R&D"],
        ["DateCreated>", "2026-01-05"],
        // Twilio would leave out the sixth itself.
        ["DateUpdated<", "2026-01-07"],
        ["PageSize", "200"],
      ]),
    );
  });

  it("that are empty are not sent", async () => {
    const { control } = boot();
    await readConferences({ status: "completed", friendlyName: " " });
    expect(control.requests()[0]?.query).toEqual([["Status", "completed"]]);
  });

  it.each([
    "\u202ASupport\u202C",
    "\u200BSupport",
    "Support\uFEFF",
    "\tSupport\u00A0",
    "\u2068Support\u2069",
  ])("are what is seen of a name that is pasted: %j", async (friendlyName) => {
    const { control } = boot();
    await readConferences({ status: "completed", friendlyName });
    expect(control.requests()[0]?.query).toContainEqual(["FriendlyName", "Support"]);
  });

  it.each([
    ["an unknown filter", { region: "us1" }, "region"],
    ["an unknown status", { status: "over" }, "status"],
    ["a date that is none", { dateCreated: "2026-02-30" }, "dateCreated"],
    ["a time of day", { dateCreatedAfter: "2026-01-05T09:00:00Z" }, "dateCreatedAfter"],
    ["a day of nowhere", { dateCreated: "2026-01-05", timeZone: "Mars/Olympus" }, "timeZone"],
  ])("are refused beside their field: %s", async (_, query, option) => {
    const { asked } = boot();
    expect(await faultFrom(readConferences(query))).toMatchObject({ kind: "invalid", option });
    expect(asked()).toEqual([]);
  });

  it("give way to the address of a page", async () => {
    const { conference, control } = boot();
    for (let number = 0; number < 60; number++) conference(undefined, `No. ${number}`);
    const first = await readConferences({ status: "in-progress" });
    expect(first.conferences).toHaveLength(50);
    const second = await readConferences({ status: "completed", page: first.next ?? "" });
    expect(second.conferences).toHaveLength(10);
    expect(control.requests().at(-1)?.query).toContainEqual(["Status", "in-progress"]);
  });
});

const names = ({ conferences }: ConferencePage) =>
  conferences.map(({ friendlyName }) => friendlyName);

/** Three of each status, the oldest first; it is 5 January 2026, 09:00 UTC. */
function nine() {
  const booted = boot();
  for (const status of ["completed", "init", "in-progress"] as const) {
    for (const number of [1, 2, 3]) {
      booted.control.seedConference({
        friendlyName: `${status} ${number}`,
        status,
        participants: [{}],
      });
      booted.clock.advance(1000);
    }
  }
  const statuses = () =>
    booted.control.requests().map(({ query }) => Object.fromEntries(query)["Status"]);
  return { ...booted, statuses };
}

const live = [3, 2, 1].map((number) => `in-progress ${number}`);
const waiting = [3, 2, 1].map((number) => `init ${number}`);
const over = [3, 2, 1].map((number) => `completed ${number}`);

describe("the list of all statuses", () => {
  it.each<[string, Record<string, string>, string[]]>([
    ["without filters", {}, [...live, ...waiting, ...over]],
    ["by day", { dateCreated: "2026-01-05" }, [...live, ...waiting, ...over]],
    [
      "by the day of the last change",
      { dateUpdated: "2026-01-05" },
      [...live, ...waiting, ...over],
    ],
    ["from a day on", { dateCreatedAfter: "2026-01-05" }, [...live, ...waiting, ...over]],
    ["up to the day itself", { dateUpdatedBefore: "2026-01-05" }, [...live, ...waiting, ...over]],
    [
      "up to the day of its creation",
      { dateCreatedBefore: "2026-01-05" },
      [...live, ...waiting, ...over],
    ],
    ["up to the day before", { dateCreatedBefore: "2026-01-04" }, []],
    ["by another day", { dateCreated: "2026-01-04" }, []],
    ["by the name of one that is over", { friendlyName: "completed 2" }, ["completed 2"]],
    ["by the name of one that waits", { friendlyName: "init 2" }, ["init 2"]],
    ["by the name of one that runs", { friendlyName: "in-progress 2" }, ["in-progress 2"]],
  ])("has every one that fits: %s", async (_, query, found) => {
    const { statuses } = nine();
    expect(names(await readConferences(query))).toEqual(found);
    expect(statuses()).toEqual(["init", "in-progress", "completed"]);
  });

  it.each([
    ["init", waiting],
    ["in-progress", live],
    ["completed", over],
  ])("has only those of a status that is asked for: %s", async (status, found) => {
    const { statuses } = nine();
    expect(names(await readConferences({ status }))).toEqual(found);
    expect(statuses()).toEqual([status]);
  });

  it("leads to older ones that are over, page by page, and back to what is live", async () => {
    const { control, conference } = boot();
    conference(undefined, "Live");
    for (let number = 0; number < 120; number++) {
      control.seedConference({ friendlyName: "Over", participants: [], status: "completed" });
    }
    const first = await readConferences({});
    const second = await readConferences({ page: first.next ?? "" });
    const third = await readConferences({ page: second.next ?? "" });
    expect([first, second, third].map((page) => names(page).length)).toEqual([51, 50, 20]);
    expect(third.next).toBeNull();
    const sids = [first, second, third].flatMap((page) => page.conferences.map(({ sid }) => sid));
    expect(new Set(sids).size).toBe(121);

    const secondAgain = await readConferences({ page: third.previous ?? "" });
    expect(names(secondAgain)).toHaveLength(50);
    expect(secondAgain.previous).toBe("");
    expect(first.previous).toBeNull();
  });

  it.each([0, 1, 49, 50, 51, 97, 1001])(
    "with %d that are live has every conference on one page alone",
    async (count) => {
      const { control } = boot();
      const seeded = (status: "in-progress" | "completed", total: number) =>
        Array.from({ length: total }, (_, number) =>
          control.seedConference({ friendlyName: `${status} ${number}`, participants: [], status }),
        ).map(({ conferenceSid }) => conferenceSid);
      // What is live is between what has ended, as it was created.
      const all = [seeded("completed", 60), seeded("in-progress", count), seeded("completed", 60)];
      const shown: string[] = [];
      for (let page: string | null = ""; page !== null; ) {
        const read: ConferencePage = await readConferences(page ? { page } : {});
        shown.push(...read.conferences.map(({ sid }) => sid));
        page = read.next;
      }
      expect(shown.toSorted()).toEqual(all.flat().toSorted());
    },
  );

  it("has one that ends while it is being read once, as ended", async () => {
    let asked = 0;
    let end: (() => Promise<unknown>) | undefined;
    const scene = setUp({
      wire: (simulator) => async (request) => {
        const answer = await simulator(request);
        if (request.method === "GET" && ++asked === 2) await end?.();
        return answer;
      },
    });
    const { conference, gateway } = boot(scene);
    const { sid } = conference(undefined, "Support");
    end = () => gateway.conferences.update(sid, { status: "completed" });
    expect((await readConferences({})).conferences).toMatchObject([{ sid, status: "completed" }]);
  });
});

describeOnEach("conferences with a phone number in their name", () => {
  const written = [
    "+12065550135",
    "Call (206) 555-0135",
    "1.206.555.0135",
    "206\u2011555\u20110135",
  ];

  /** One of each that is live, and one of each that is over and on record. */
  async function all() {
    const { control } = boot();
    for (const friendlyName of written) {
      control.seedConference({ friendlyName, participants: [{}] });
      control.seedConference({ friendlyName, participants: [{}], status: "completed" });
      control.seedConference({ friendlyName: `${friendlyName}4`, participants: [{}] });
      await deed({}, { names: { conferenceName: friendlyName } });
    }
    await deed({}, { names: { conferenceName: "Support" } });
    return control;
  }

  it.each([
    "206 555 0135",
    "(206) 555-0135",
    "+1 206.555.0135",
    "12065550135",
    "\u202A+1\u00A0206\u2011555\u202C\u20110135",
    "２０６５５５０１３５",
  ])("are found however it is written: %s", async (friendlyName) => {
    await all();
    const found = async (query: object) =>
      new Set(names(await readConferences({ friendlyName, ...query })));
    expect(await found({})).toEqual(new Set(written));
    expect((await readConferences({ friendlyName })).conferences).toHaveLength(2 * written.length);
    expect(await found({ status: "in-progress" })).toEqual(new Set(written));
    expect(await found({ status: "completed" })).toEqual(new Set(written));
    expect(await found({ dateCreated: "2026-01-04" })).toEqual(new Set());
    expect(await found({ status: "init" })).toEqual(new Set());
  });

  it("are asked for no longer than it takes", async () => {
    const control = await all();
    await readConferences({ friendlyName: "206 555 0135" });
    const asked = control.requests({ path: "Conferences.json" }).length;
    expect(asked).toBeLessThanOrEqual(2 + 2 + written.length);
  });
});

describe("the list without filters", () => {
  it("has on top what goes on, however old it is", async () => {
    const { control, clock, conference } = boot();
    conference(undefined, "Running for long");
    control.seedConference({ friendlyName: "Waiting", participants: [{}], status: "init" });
    clock.advance(60_000);
    for (let number = 0; number < 55; number++) {
      const friendlyName = `Over ${number}`;
      control.seedConference({ friendlyName, participants: [], status: "completed" });
    }
    const { conferences, next } = await readConferences({});
    expect(conferences.slice(0, 3).map(({ friendlyName }) => friendlyName)).toEqual([
      "Waiting",
      "Running for long",
      "Over 54",
    ]);
    expect(conferences).toHaveLength(52);
    expect(next).toContain("PageToken=");
  });

  it("has nobody twice", async () => {
    const { conference } = boot();
    conference(undefined, "Support");
    expect((await readConferences({})).conferences).toHaveLength(1);
  });

  it("costs what one look costs, however many look", async () => {
    const { asked } = boot();
    await Promise.all(Array.from({ length: 20 }, () => readConferences({})));
    expect(asked()).toHaveLength(3);
  });
});
