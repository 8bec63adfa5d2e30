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
