import { describe, expect, it } from "vitest";
import { all, faultFrom, OURS, RINGS, setUp } from "../testing/gateway";
import type { ParticipantFilters } from "./participants";

const crowd = (size: number) => Array.from({ length: size }, (_, index) => ({ label: `${index}` }));

describe("the participants of a conference", () => {
  it.each<[ParticipantFilters, [string, string]]>([
    [{ muted: true }, ["Muted", "true"]],
    [{ muted: false }, ["Muted", "false"]],
    [{ hold: true }, ["Hold", "true"]],
    [{ coaching: false }, ["Coaching", "false"]],
    [{ pageSize: 7 }, ["PageSize", "7"]],
  ])("are asked for by %o", async (filters, sent) => {
    const { gateway, conference, control } = setUp();
    await gateway.participants.page(conference().sid, filters);
    expect(control.requests()[0]?.query).toEqual([sent]);
  });

  it("are all read in one page of 1,000, newest first", async () => {
    const { gateway, conference, control } = setUp();
    const { sid } = conference(crowd(250));
    const everybody = await all(gateway.participants.each(sid));
    expect(everybody).toHaveLength(250);
    expect(everybody[0]?.label).toBe("249");
    expect(control.requests().map(({ query }) => query)).toEqual([[["PageSize", "1000"]]]);
  });

  it("are read page by page, as far as they are taken", async () => {
    const { gateway, conference, control } = setUp();
    const { sid } = conference(crowd(5));
    const taken = gateway.participants.each(sid, { pageSize: 2, muted: false });
    expect(control.requests()).toHaveLength(0);
    const pagesAt: Record<string, number> = {};
    for await (const { label } of taken) {
      pagesAt[label ?? ""] = control.requests().length;
      if (label === "2") break;
    }
    expect(pagesAt).toEqual({ 4: 1, 3: 1, 2: 2 });
    expect(control.requests()[1]?.query).toContainEqual(["Muted", "false"]);
  });

  it("are not asked for in larger pages than are wanted", async () => {
    const { gateway, conference, control } = setUp();
    const { sid } = conference(crowd(5));
    expect(await all(gateway.participants.each(sid, { limit: 3 }))).toHaveLength(3);
    expect(control.requests().map(({ query }) => query)).toEqual([[["PageSize", "3"]]]);
  });
});

describe("one participant, by Call SID", () => {
  it("is read, with Twilio's values under our names", async () => {
    const { gateway, conference } = setUp();
    const { sid, callSid } = conference([{ label: "Ana", muted: true }, { label: "Ben" }]);
    expect(await gateway.participants.fetch(sid, callSid("Ana"))).toEqual({
      callSid: callSid("Ana"),
      conferenceSid: sid,
      label: "Ana",
      status: "connected",
      muted: true,
      hold: false,
      coaching: false,
      callSidToCoach: null,
      startConferenceOnEnter: true,
      endConferenceOnExit: false,
      dateCreated: "2026-01-05T09:00:00.000Z",
      dateUpdated: "2026-01-05T09:00:00.000Z",
    });
  });

  it("is changed in what is given and nothing else", async () => {
    const { gateway, conference, control } = setUp();
    const { sid, callSid } = conference();
    const changed = await gateway.participants.update(sid, callSid("Ana"), { hold: true });
    expect(changed).toMatchObject({ label: "Ana", hold: true, muted: false });
    expect(control.requests({ method: "POST" })[0]?.form).toEqual([["Hold", "true"]]);
  });

  it("is removed, and then gone", async () => {
    const { gateway, conference } = setUp();
    const { sid, callSid } = conference();
    await gateway.participants.remove(sid, callSid("Ana"));
    const again = await faultFrom(gateway.participants.remove(sid, callSid("Ana")));
    expect(again).toMatchObject({ kind: "not-found", code: 20404, unsure: false });
  });
});

describe.each([
  "Ana B.",
  "#1",
  "Zoë é",
  "50%",
  "100%25",
  "who?",
  "a+b",
  "a&b=c",
  "北京",
  "..",
  ";:@",
])("one participant, by the label %j", (label) => {
  it("is read, changed and removed", async () => {
    const { gateway, conference, asked } = setUp();
    const { sid, callSid } = conference([{ label: "Ben" }, { label }, { label: "Cleo" }]);
    const { participants } = gateway;
    expect(await participants.fetch(sid, label)).toMatchObject({ callSid: callSid(label) });
    expect(await participants.update(sid, label, { muted: true })).toMatchObject({ label });
    await participants.remove(sid, label);
    const left = await all(participants.each(sid));
    expect(left.map((one) => one.label)).toEqual(["Cleo", "Ben"]);
    const path = `/Conferences/${sid}/Participants/${encodeURIComponent(label)}.json`;
    expect(asked().slice(0, 3)).toEqual([`GET ${path}`, `POST ${path}`, `DELETE ${path}`]);
  });
});

describe("a dial", () => {
  const dial = { to: RINGS, from: OURS };

  it("goes into a conference by its SID", async () => {
    const { gateway, conference, control } = setUp();
    const { sid } = conference();
    const options = { ...dial, label: "Cleo", statusCallbackEvent: ["ringing", "answered"] };
    expect(await gateway.participants.create(sid, options)).toMatchObject({
      conferenceSid: sid,
      label: "Cleo",
      status: "queued",
    });
    expect(control.requests({ method: "POST" })[0]?.form.toSorted()).toEqual([
      ["From", OURS],
      ["Label", "Cleo"],
      ["StatusCallbackEvent", "answered"],
      ["StatusCallbackEvent", "ringing"],
      ["To", RINGS],
    ]);
  });

  it.each([
    "Lobby",
    "Town hall / west",
    "50%",
    "100%25",
    "who? me",
    "#1 & co",
    "Straße",
    "...",
    "a+b",
  ])("begins a conference with the name %j", async (name) => {
    const { gateway } = setUp();
    const { conferenceSid } = await gateway.participants.create(name, dial);
    const begun = await gateway.conferences.fetch(conferenceSid);
    expect(begun.friendlyName).toBe(name);
    const second = await gateway.participants.create(name, dial);
    expect(second.conferenceSid).toBe(conferenceSid);
  });

  it.each([".", ".."])("begins none with the name %j, which no address can hold", async (name) => {
    const { gateway, control } = setUp();
    const fault = await faultFrom(gateway.participants.create(name, dial));
    expect(fault).toMatchObject({ kind: "invalid", unsure: false });
    expect(control.requests()).toEqual([]);
  });
});
