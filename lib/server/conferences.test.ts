import { describe, expect, it } from "vitest";
import { readConferences } from "./conferences";
import { faultFrom } from "./testing/gateway";
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
        ["DateUpdated<", "2026-01-06"],
      ]),
    );
  });

  it("that are empty are not sent", async () => {
    const { control } = boot();
    await readConferences({ status: "completed", friendlyName: " " });
    expect(control.requests()[0]?.query).toEqual([["Status", "completed"]]);
  });

  it.each([
    ["an unknown filter", { region: "us1" }, "region"],
    ["an unknown status", { status: "over" }, "status"],
    ["a date that is none", { dateCreated: "2026-02-30" }, "dateCreated"],
    ["a time of day", { dateCreatedAfter: "2026-01-05T09:00:00Z" }, "dateCreatedAfter"],
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
