import { describe, expect, it } from "vitest";
import { faultFrom, OURS, setUp } from "../testing/gateway";
import type { ConferenceFilters } from "./conferences";

describe("a page of conferences", () => {
  const day = new Date("2026-01-05T00:00:00Z");
  it.each<[keyof ConferenceFilters, ConferenceFilters, [string, string]]>([
    ["status", { status: "completed" }, ["Status", "completed"]],
    ["friendlyName", { friendlyName: "R&D é" }, ["FriendlyName", "R&D é"]],
    ["dateCreated", { dateCreated: day }, ["DateCreated", "2026-01-05"]],
    ["dateCreatedBefore", { dateCreatedBefore: day }, ["DateCreated<", "2026-01-05"]],
    ["dateCreatedAfter", { dateCreatedAfter: day }, ["DateCreated>", "2026-01-05"]],
    ["dateUpdated", { dateUpdated: day }, ["DateUpdated", "2026-01-05"]],
    ["dateUpdatedBefore", { dateUpdatedBefore: day }, ["DateUpdated<", "2026-01-05"]],
    ["dateUpdatedAfter", { dateUpdatedAfter: day }, ["DateUpdated>", "2026-01-05"]],
    ["pageSize", { pageSize: 7 }, ["PageSize", "7"]],
  ])("is asked for by %s alone", async (_, filters, sent) => {
    const { gateway, control } = setUp();
    await gateway.conferences.page(filters);
    expect(control.requests().map(({ query }) => query)).toEqual([[sent]]);
  });

  it("is asked for without filters and by several", async () => {
    const { gateway, control, conference } = setUp();
    conference(undefined, "Support");
    conference(undefined, "Sales");
    expect((await gateway.conferences.page()).conferences).toHaveLength(2);
    const filters = { friendlyName: "Sales", status: "in-progress" as const };
    expect((await gateway.conferences.page(filters)).conferences).toHaveLength(1);
    expect(control.requests().map(({ query }) => query.length)).toEqual([0, 2]);
  });

  it("has Twilio's values under our names, newest first", async () => {
    const { gateway, conference, clock } = setUp();
    conference(undefined, "Support");
    clock.advance(60_000);
    const { sid } = conference(undefined, "Sales");
    const { conferences, next, previous } = await gateway.conferences.page();
    expect({ next, previous }).toEqual({ next: null, previous: null });
    expect(conferences.map(({ friendlyName }) => friendlyName)).toEqual(["Sales", "Support"]);
    expect(conferences[0]).toEqual({
      sid,
      friendlyName: "Sales",
      status: "in-progress",
      region: "us1",
      dateCreated: "2026-01-05T09:01:00.000Z",
      dateUpdated: "2026-01-05T09:01:00.000Z",
      reasonConferenceEnded: null,
      callSidEndingConference: null,
    });
  });
});

describe("one conference", () => {
  it("is read by its SID", async () => {
    const { gateway, conference } = setUp();
    const { sid } = conference();
    expect(await gateway.conferences.fetch(sid)).toMatchObject({ sid, friendlyName: "Support" });
  });

  it("is gone when Twilio does not know it", async () => {
    const { gateway } = setUp();
    const fault = await faultFrom(gateway.conferences.fetch(`CF${"0".repeat(32)}`));
    expect(fault).toMatchObject({ kind: "not-found", code: 20404 });
  });

  it("ends for everybody", async () => {
    const { gateway, conference, control } = setUp();
    const { sid } = conference();
    expect(await gateway.conferences.update(sid, { status: "completed" })).toMatchObject({
      sid,
      status: "completed",
      reasonConferenceEnded: "conference-ended-via-api",
    });
    expect(control.requests({ method: "POST" })[0]?.form).toEqual([["Status", "completed"]]);
  });

  it("plays an announcement", async () => {
    const { gateway, conference, control } = setUp();
    const { sid } = conference();
    const announceUrl = "https://example.com/five minutes.mp3?a=1&b=2";
    await gateway.conferences.update(sid, { announceUrl, announceMethod: "GET" });
    expect(control.requests({ method: "POST" })[0]?.form).toEqual([
      ["AnnounceUrl", announceUrl],
      ["AnnounceMethod", "GET"],
    ]);
  });

  it("announces nothing to a conference that has ended", async () => {
    const { gateway, conference } = setUp();
    const { sid } = conference();
    await gateway.conferences.update(sid, { status: "completed" });
    const announceUrl = "https://example.com/late.mp3";
    const fault = await faultFrom(gateway.conferences.update(sid, { announceUrl }));
    expect(fault).toMatchObject({ kind: "conflict", code: 16001, unsure: false });
  });
});

it("lists the account's own numbers, then the verified ones", async () => {
  const { gateway, control } = setUp();
  const callerIds = await gateway.callerIds.list();
  expect(callerIds[0]).toEqual({
    phoneNumber: OURS,
    friendlyName: "Support line",
    kind: "own",
  });
  expect(callerIds.map(({ kind }) => kind)).toEqual([
    ...Array<string>(4).fill("own"),
    ...Array<string>(2).fill("verified"),
  ]);
  expect(control.requests().map(({ query }) => query)).toEqual([
    [["PageSize", "200"]],
    [["PageSize", "200"]],
  ]);
});

it("reads a call, for the numbers at its ends", async () => {
  const { gateway, conference } = setUp();
  const { callSid } = conference([{ label: "Ana", to: "+14155550123" }]);
  expect(await gateway.calls.fetch(callSid("Ana"))).toEqual({
    sid: callSid("Ana"),
    status: "in-progress",
    from: OURS,
    to: "+14155550123",
    direction: "outbound-api",
    startTime: "2026-01-05T09:00:00.000Z",
    endTime: null,
  });
});
