import { describe, expect, it } from "vitest";
import type { AuditEntry } from "./audit";
import { sentenceOf, sentenceText, shortSid } from "./audit-sentence";
import type { Deed } from "./audit-words";
import { deedInWords } from "./deed";

const CALL = `CA${"1".repeat(32)}`;
const CONFERENCE = `CF${"2".repeat(32)}`;

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: "2026-01-05T09:00:00.000Z",
  kind: "command",
  deed: "mute",
  person: { id: "dana", name: "Dana" },
  conferenceSid: CONFERENCE,
  conferenceName: "Support 1",
  callSid: CALL,
  participantName: "Sam",
  outcome: "done",
  took: 12,
  fault: null,
  payload: {},
  ...more,
});

const inWords = (more: Partial<AuditEntry>) => sentenceText(sentenceOf(entry(more)));
const overall = { callSid: null, participantName: null };

describe("what was done", () => {
  it.each<[Deed, string]>([
    ["mute", "Dana muted Sam in Support 1"],
    ["unmute", "Dana unmuted Sam in Support 1"],
    ["hold", "Dana put Sam on hold in Support 1"],
    ["resume", "Dana took Sam off hold in Support 1"],
    ["coach", "Dana let Sam coach in Support 1"],
    ["stop-coaching", "Dana stopped Sam coaching in Support 1"],
    ["announce", "Dana announced to Sam in Support 1"],
    ["change", "Dana changed Sam in Support 1"],
    ["dial", "Dana dialled Sam into Support 1"],
    ["remove", "Dana removed Sam from Support 1"],
  ])("to somebody: %s", (deed, words) => {
    expect(inWords({ deed })).toBe(words);
  });

  it("to a whole conference", () => {
    expect(inWords({ ...overall, deed: "end" })).toBe("Dana ended Support 1");
    expect(inWords({ ...overall, deed: "announce" })).toBe(
      "Dana announced to everybody in Support 1",
    );
  });

  it.each(["failed", "unknown", "pending"] as const)("is only tried while it is %s", (outcome) => {
    expect(inWords({ outcome })).toBe("Dana tried to mute Sam in Support 1");
    expect(inWords({ outcome, deed: "hold" })).toBe("Dana tried to put Sam on hold in Support 1");
  });

  it("is told once more, where the call of a lost dial was found", () => {
    const found = { kind: "call-found", deed: null, outcome: null } as const;
    expect(inWords(found)).toBe("Bridgeboard found Dana’s call to Sam in Support 1");
  });

  it.each([
    ["+266696687", "Withheld number"],
    ["+7378742833", "Withheld number"],
    ["+464", "Unknown caller"],
    ["+86282452253", "Unknown caller"],
    ["sip:anonymous@anonymous.invalid", "Withheld number"],
    ["Withheld number", "Withheld number"],
    ["Private", "Private"],
    ["", "CA1111…1111"],
    [" ", "CA1111…1111"],
    ["\u200B", "CA1111…1111"],
  ])("to somebody who is on record as %j: %s", (participantName, words) => {
    expect(inWords({ participantName })).toBe(`Dana muted ${words} in Support 1`);
  });

  it.each(["", "  ", "\u2800"])("in a conference whose name is %j", (conferenceName) => {
    expect(inWords({ conferenceName })).toBe("Dana muted Sam in CF2222…2222");
  });

  it("is told with short SIDs where nobody knew the names, and has the whole ones", () => {
    const sentence = sentenceOf(entry({ participantName: null, conferenceName: null }));
    expect(sentenceText(sentence)).toBe("Dana muted CA1111…1111 in CF2222…2222");
    expect(sentence).toMatchObject({ whom: { sid: CALL }, where: { sid: CONFERENCE } });
  });

  it("leads to no conference that a dial never made", () => {
    const { where } = sentenceOf(
      entry({ deed: "dial", outcome: "failed", conferenceSid: "Night" }),
    );
    expect(where).toEqual({ text: "Support 1" });
  });
});

describe("what else is on record", () => {
  const other = {
    ...overall,
    conferenceSid: null,
    conferenceName: null,
    deed: null,
    outcome: null,
  };

  it.each<[AuditEntry["kind"], AuditEntry["payload"], string]>([
    ["refusal", { permission: "end" }, "Dana was not allowed to end conferences"],
    ["sign-in", { method: "password" }, "Dana signed in with a password"],
    ["sign-out", { everywhere: true }, "Dana signed out everywhere"],
    ["sign-out", { everywhere: false }, "Dana signed out"],
    ["session-ended", { sessionId: "1" }, "Dana ended a session"],
    ["password-changed", {}, "Dana changed the password"],
    ["person-invited", { email: "a@b.c", role: "viewer" }, "Dana invited a@b.c as viewer"],
    ["invitation-withdrawn", { email: "a@b.c" }, "Dana withdrew the invitation of a@b.c"],
    ["person-joined", { email: "a@b.c", role: "viewer" }, "Dana joined as viewer (a@b.c)"],
    [
      "person-removed",
      { personId: "1", name: "Sam", email: "a@b.c" },
      "Dana removed Sam (a@b.c) from Bridgeboard",
    ],
    [
      "role-changed",
      { personId: "1", name: "Sam", from: "viewer", to: "admin" },
      "Dana made Sam an admin (was viewer)",
    ],
    [
      "role-changed",
      { personId: "1", name: "Sam", from: "admin", to: "supervisor" },
      "Dana made Sam a supervisor (was admin)",
    ],
  ])("%s", (kind, payload, words) => {
    expect(inWords({ ...other, kind, payload })).toBe(words);
  });

  it("is told of the command line where that made somebody an admin", () => {
    const byItself = { ...other, person: null };
    const invited = { email: "a@b.c", role: "admin" } as const;
    expect(inWords({ ...byItself, kind: "person-invited", payload: invited })).toBe(
      "The command line invited a@b.c as admin",
    );
    const changed = { personId: "1", name: "Sam", from: "viewer", to: "admin" } as const;
    expect(inWords({ ...byItself, kind: "role-changed", payload: changed })).toBe(
      "The command line made Sam an admin (was viewer)",
    );
  });

  it("is told of nobody where nobody was signed in", () => {
    const payload = { email: "a@b.c", reason: "wrong password" };
    expect(inWords({ ...other, kind: "sign-in-refused", person: null, payload })).toBe(
      "Somebody not signed in was not let in as a@b.c: wrong password",
    );
  });
});

it("shortens a SID so that one can tell it from others", () => {
  expect(shortSid(CALL)).toBe("CA1111…1111");
  expect(shortSid("Ana")).toBe("Ana");
});

it("says who did the last thing to somebody, and that it is not known to be done", () => {
  const last = { callSid: CALL, at: "", deed: "hold", outcome: "done", by: "Dana" } as const;
  expect(deedInWords(last)).toBe("Put on hold by Dana");
  expect(deedInWords({ ...last, by: null })).toBe("Put on hold by you");
  expect(deedInWords({ ...last, outcome: "unknown" })).toBe("Put on hold by Dana (unknown)");
  expect(deedInWords({ ...last, deed: "announce" })).toBe("Heard an announcement by Dana");
  expect(deedInWords({ ...last, callSid: null, deed: "announce" })).toBe(
    "Announced to everybody by Dana",
  );
});
