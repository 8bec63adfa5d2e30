import { describe, expect, it } from "vitest";
import { faultFrom, OURS, RINGS, setUp } from "../testing/gateway";
import type { ConferencesAsked } from "./conferences";

describe("a page of conferences", () => {
  const day = new Date("2026-01-05T00:00:00Z");
  it.each<[keyof ConferencesAsked, Partial<ConferencesAsked>, [string, string]]>([
    ["friendlyName", { friendlyName: "R&D é" }, ["FriendlyName", "R&D é"]],
    ["dateCreated", { dateCreated: day }, ["DateCreated", "2026-01-05"]],
    ["dateCreatedBefore", { dateCreatedBefore: day }, ["DateCreated<", "2026-01-05"]],
    ["dateCreatedAfter", { dateCreatedAfter: day }, ["DateCreated>", "2026-01-05"]],
    ["dateUpdated", { dateUpdated: day }, ["DateUpdated", "2026-01-05"]],
    ["dateUpdatedBefore", { dateUpdatedBefore: day }, ["DateUpdated<", "2026-01-05"]],
    ["dateUpdatedAfter", { dateUpdatedAfter: day }, ["DateUpdated>", "2026-01-05"]],
    ["pageSize", { pageSize: 7 }, ["PageSize", "7"]],
  ])("is asked for by status and %s", async (_, filters, sent) => {
    const { gateway, control } = setUp();
    await gateway.conferences.page({ status: "completed", ...filters });
    const [asked] = control.requests();
    expect(new Map(asked?.query)).toEqual(new Map([["Status", "completed"], sent]));
  });

  it.each(["init", "in-progress", "completed"] as const)(
    "has those that are %s",
    async (status) => {
      const { gateway, control } = setUp();
      for (const one of ["init", "in-progress", "completed"] as const) {
        control.seedConference({ friendlyName: one, participants: [{}], status: one });
      }
      const { conferences } = await gateway.conferences.page({ status });
      expect(conferences.map(({ friendlyName }) => friendlyName)).toEqual([status]);
    },
  );

  it("has Twilio's values under our names, newest first", async () => {
    const { gateway, conference, clock } = setUp();
    conference(undefined, "Support");
    clock.advance(60_000);
    const { sid } = conference(undefined, "Sales");
    const { conferences, next, previous } = await gateway.conferences.page({
      status: "in-progress",
    });
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

const named = (rows: { friendlyName: string | null }[]) =>
  rows.map(({ friendlyName }) => friendlyName);

describe("the conferences that have not ended", () => {
  it("are those that wait and those that run, newest first", async () => {
    const { gateway, control, clock } = setUp();
    for (const [friendlyName, status] of [
      ["First", "in-progress"],
      ["Second", "init"],
      ["Over", "completed"],
      ["Third", "in-progress"],
    ] as const) {
      control.seedConference({ friendlyName, status, participants: [{}] });
      clock.advance(1000);
    }
    expect(named(await gateway.conferences.live())).toEqual(["Third", "Second", "First"]);
    expect(named(await gateway.conferences.live({ friendlyName: "Second" }))).toEqual(["Second"]);
  });

  it("are read to the end of each list", async () => {
    const { gateway, conference, control } = setUp();
    for (let number = 0; number < 7; number++) conference(undefined, `No. ${number}`);
    expect(await gateway.conferences.live({ pageSize: 3 })).toHaveLength(7);
    const asked = control.requests().map(({ query }) => Object.fromEntries(query)["Status"]);
    expect(asked).toEqual(["init", "in-progress", "in-progress", "in-progress"]);
  });

  it("have one that starts between the two requests once, as running", async () => {
    let asked = 0;
    let starts: (() => void) | undefined;
    const { gateway, control } = setUp({
      wire: (simulator) => async (request) => {
        const answer = await simulator(request);
        if (request.method === "GET" && ++asked === 1) starts?.();
        return answer;
      },
    });
    const dial = { to: RINGS, from: OURS };
    const first = await gateway.participants.create("Lobby", dial);
    const second = await gateway.participants.create("Lobby", dial);
    control.answer(first.callSid);
    starts = () => control.answer(second.callSid);
    expect(await gateway.conferences.live()).toMatchObject([
      { sid: first.conferenceSid, status: "in-progress" },
    ]);
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
