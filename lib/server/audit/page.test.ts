import { beforeEach, describe, expect, it } from "vitest";
import { conference, participant } from "@/lib/model/testing/rooms";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { type AuditFilter, auditFilterOf } from "./filter";
import { countAuditNews, readAuditPage } from "./page";
import { readAuditPeople } from "./people";
import { deed, happened, request } from "./testing/record";

const SUPPORT = `CF${"a".repeat(32)}`;
const SALES = `CF${"b".repeat(32)}`;
const SAM = `CA${"c".repeat(32)}`;
const dana = { id: "dana", name: "Dana" };
const alex = { id: "alex", name: "Alex" };
const to = (conferenceSid: string, callSid = SAM) => ({ target: { conferenceSid, callSid } });

const fault = {
  kind: "not-found" as const,
  message: "They have left.",
  code: 20404,
  requestId: "RQ1",
  repeatable: true,
  unsure: false,
};

/** What a filter leaves, in short. */
async function found(filter: AuditFilter): Promise<string[]> {
  const { entries } = await readAuditPage(filter, {});
  return entries.map(({ kind, deed: what, person }) => `${person?.name} ${what ?? kind}`);
}

/** So many entries, oldest first. */
async function many(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index++) {
    const id = await happened({
      kind: "sign-in",
      person: dana,
      payload: { method: "password" },
    });
    ids.push(id ?? 0);
  }
  return ids;
}
const idsOf = ({ entries }: { entries: { id: number }[] }) => entries.map(({ id }) => id);

describeOnEach("the audit", () => {
  beforeEach(() => void boot());

  it("has one entry for a command and its outcome", async () => {
    const { id } = await deed(
      { requestedBy: dana, ...to(SUPPORT), options: { muted: true } },
      { took: 42, names: { conferenceName: "Support", participantName: "Sam" } },
    );
    const { entries, older, newer } = await readAuditPage({}, {});
    expect({ entries, older, newer }).toEqual({
      entries: [
        {
          id: expect.any(Number),
          at: "2026-01-05T09:00:00.000Z",
          kind: "command",
          deed: "mute",
          person: dana,
          conferenceSid: SUPPORT,
          conferenceName: "Support",
          callSid: SAM,
          participantName: "Sam",
          outcome: "done",
          took: 42,
          fault: null,
          payload: expect.objectContaining({ commandId: id, options: { muted: true } }),
        },
      ],
      older: null,
      newer: null,
    });
  });

  it.each([
    "206 555 0135",
    "(206) 555-0135",
    "+1 206.555.0135",
    "\u202A+1\u00A0206\u2011555\u20110135\u202C",
    "２０６５５５０１３５",
  ])("finds a conference by the number in its name, however it is written: %s", async (number) => {
    const written = [
      "+12065550135",
      "Call (206) 555-0135",
      "206\u2011555\u20110135",
      "２０６ ５５５ ０１３５",
    ];
    for (const conferenceName of [...written, "206 555 0136", "Support"]) {
      await deed({ requestedBy: dana }, { names: { conferenceName } });
    }
    const { conference: asked } = auditFilterOf({ conference: number });
    const { entries } = await readAuditPage({ conference: asked }, {});
    expect(entries.map(({ conferenceName }) => conferenceName)).toEqual(written.toReversed());
  });

  it("says why a command failed, and that another has no outcome yet", async () => {
    await deed({}, { outcome: "failed", fault });
    await request();
    const { entries } = await readAuditPage({}, {});
    expect(entries.map(({ outcome, took }) => [outcome, took])).toEqual([
      ["pending", null],
      ["failed", 1000],
    ]);
    expect(entries[1]?.fault).toMatchObject({ message: "They have left.", code: 20404 });
  });

  it("learns from the receipt of a dial which conference and call it made", async () => {
    await deed(
      {
        operation: "createParticipant",
        target: { conferenceSid: "Night shift" },
        options: { to: "client:noor", label: "Noor" },
      },
      { participant: participant(SAM, { conferenceSid: SUPPORT, label: "Noor" }) },
    );
    const byName = await readAuditPage({ conference: "Night shift" }, {});
    const bySid = await readAuditPage({ conference: SUPPORT }, {});
    expect(byName.entries).toEqual(bySid.entries);
    expect(bySid.entries).toMatchObject([
      { deed: "dial", conferenceSid: SUPPORT, conferenceName: "Night shift", callSid: SAM },
    ]);
  });

  it("learns names from Twilio's answer that this board did not know", async () => {
    await deed(
      {
        operation: "updateConference",
        target: { conferenceSid: SUPPORT },
        options: { announceUrl: "https://example.com/a.mp3" },
      },
      { conference: { ...conference, sid: SUPPORT, friendlyName: "Support" } },
    );
    await deed(to(SUPPORT), {
      participant: participant(SAM, { conferenceSid: SUPPORT, label: "Sam" }),
    });
    expect((await readAuditPage({}, {})).entries).toMatchObject([
      { participantName: "Sam" },
      { conferenceName: "Support" },
    ]);
    const byName = await readAuditPage({ conference: "Support" }, {});
    expect(byName.entries).toMatchObject([{ conferenceSid: SUPPORT, participantName: null }]);
  });

  describe("narrowed", () => {
    beforeEach(async () => {
      await deed({ requestedBy: dana, ...to(SUPPORT), requestedAt: "2026-01-05T09:00:00Z" });
      await deed(
        {
          requestedBy: alex,
          ...to(SALES),
          requestedAt: "2026-01-05T10:00:00Z",
          options: { hold: true },
        },
        { outcome: "failed", fault },
      );
      await deed(
        {
          requestedBy: alex,
          ...to(SUPPORT),
          requestedAt: "2026-01-05T11:00:00Z",
          operation: "removeParticipant",
          options: {},
        },
        { outcome: "unknown", names: { conferenceName: "Support" } },
      );
      await request({
        requestedBy: dana,
        ...to(SALES),
        requestedAt: "2026-01-05T12:00:00Z",
        options: { muted: false },
      });
      await happened({
        kind: "sign-in",
        person: dana,
        payload: { method: "password" },
        at: new Date("2026-01-05T13:00:00Z"),
      });
    });

    const everything = ["Dana sign-in", "Dana unmute", "Alex remove", "Alex hold", "Dana mute"];

    it.each<[string, AuditFilter, string[]]>([
      ["to nothing", {}, everything],
      ["to a person", { person: "alex" }, ["Alex remove", "Alex hold"]],
      ["to somebody unknown", { person: "nobody" }, []],
      ["to a conference's SID", { conference: SUPPORT }, ["Alex remove", "Dana mute"]],
      ["to a conference's name", { conference: "Support" }, ["Alex remove"]],
      ["to a deed", { kind: "hold" }, ["Alex hold"]],
      ["to another kind", { kind: "sign-in" }, ["Dana sign-in"]],
      ["to what is done", { outcome: "done" }, ["Dana mute"]],
      ["to what failed", { outcome: "failed" }, ["Alex hold"]],
      ["to what is unknown", { outcome: "unknown" }, ["Alex remove"]],
      ["to what is pending", { outcome: "pending" }, ["Dana unmute"]],
      [
        "from a time on",
        { from: new Date("2026-01-05T12:00:00Z") },
        ["Dana sign-in", "Dana unmute"],
      ],
      ["up to a time", { to: new Date("2026-01-05T10:00:00Z") }, ["Alex hold", "Dana mute"]],
      ["to a time before all", { to: new Date("2025-01-05T10:00:00Z") }, []],
      ["to a time after all", { from: new Date("2027-01-05T10:00:00Z") }, []],
      [
        "by several things at once",
        {
          person: "alex",
          outcome: "failed",
          conference: SALES,
          kind: "hold",
          to: new Date("2026-01-05T10:30:00Z"),
        },
        ["Alex hold"],
      ],
    ])("%s", async (_name, filter, expected) => {
      expect(await found(filter)).toEqual(expected);
    });
  });

  it("lists everybody once, by the name that they had last", async () => {
    await deed({ requestedBy: { id: "dana", name: "Dana Old" } });
    await deed({ requestedBy: dana });
    await deed({ requestedBy: alex });
    await happened({ kind: "sign-in-refused", payload: { email: "a@b.c", reason: "unknown" } });
    expect(await readAuditPeople()).toEqual([alex, dana]);
  });

  it("lists nobody where nobody has done anything", async () => {
    expect(await readAuditPeople()).toEqual([]);
  });

  describe("in pages", () => {
    it("leads to the older ones and back, while new ones arrive", async () => {
      const ids = (await many(120)).toReversed();
      const first = await readAuditPage({}, {});
      expect([idsOf(first), first.newer]).toEqual([ids.slice(0, 50), null]);
      await many(3);
      const second = await readAuditPage({}, { before: first.older ?? 0 });
      expect(idsOf(second)).toEqual(ids.slice(50, 100));
      const third = await readAuditPage({}, { before: second.older ?? 0 });
      expect([idsOf(third), third.older]).toEqual([ids.slice(100), null]);
      const back = await readAuditPage({}, { after: third.newer ?? 0 });
      expect(idsOf(back)).toEqual(ids.slice(50, 100));
    });

    it("leads back to a first page that is full", async () => {
      await many(60);
      const first = await readAuditPage({}, {});
      const second = await readAuditPage({}, { before: first.older ?? 0 });
      await many(2);
      const back = await readAuditPage({}, { after: second.newer ?? 0 });
      expect(back.newer).not.toBeNull();
      const top = await readAuditPage({}, { after: back.newer ?? 0 });
      expect([top.entries.length, top.newer]).toEqual([50, null]);
    });

    it("is read again as it was where one came back to it from older ones", async () => {
      await many(60);
      const first = await readAuditPage({}, {});
      const second = await readAuditPage({}, { before: first.older ?? 0 });
      const after = second.newer ?? 0;
      const back = await readAuditPage({}, { after });
      await many(3);
      const again = await readAuditPage({}, { after, until: back.newest });
      expect(again).toEqual(back);
    });

    it("is read again as it was, and tells how many are new", async () => {
      const ids = await many(3);
      const first = await readAuditPage({}, {});
      expect(await countAuditNews({}, first.newest)).toBe(0);
      await many(2);
      expect(idsOf(await readAuditPage({}, { until: first.newest }))).toEqual(ids.toReversed());
      expect(await countAuditNews({}, first.newest)).toBe(2);
      expect(await countAuditNews({ kind: "mute" }, first.newest)).toBe(0);
    });
  });
});
