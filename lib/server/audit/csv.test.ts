import { describe, expect, it } from "vitest";
import type { AuditEntry } from "@/lib/model/audit";
import { csvHead, csvRow } from "./csv";

describe("a row", () => {
  const entry: AuditEntry = {
    id: 7,
    at: "2026-01-05T09:00:00.000Z",
    kind: "command",
    deed: "mute",
    person: { id: "dana", name: "Dana" },
    conferenceSid: "CF1",
    conferenceName: "=Support",
    callSid: "CA1",
    participantName: "@Sam",
    outcome: "failed",
    took: 42,
    fault: { message: "They, too, have left.", code: 20404, repeatable: true, unsure: false },
    payload: { permission: "mute" },
  };

  it("has a cell for each column, and ends as RFC 4180 says", () => {
    expect(csvRow(entry)).toBe(
      '7,2026-01-05T09:00:00.000Z,Dana,dana,Mute,Dana tried to mute @Sam in =Support,\'@Sam,CA1,\'=Support,CF1,failed,42,"They, too, have left.",20404,,"{""permission"":""mute""}"\r\n',
    );
  });

  it.each(["Ana\u202Egpj", "Ana\0", "\u001B[31mAna", "\u2067Ana", "Ana\u2028"])(
    "shows what nobody sees in a name from outside: %j",
    (name) => {
      const row = csvRow({ ...entry, participantName: name, conferenceName: name });
      expect(row).not.toMatch(/[\p{Bidi_C}\p{Zl}]|(?![\r\n])\p{Cc}/u);
      expect(row.match(/\\u[0-9A-F]{4}/g)).toHaveLength(2);
      expect(row).toContain("Ana");
    },
  );

  it.each([
    ["+266696687", ",Withheld number,"],
    ["", ",,CA1,"],
  ])("names who is on record as %j", (participantName, cell) => {
    expect(csvRow({ ...entry, participantName })).toContain(cell);
  });

  it("stands under a head that Excel reads as UTF-8", () => {
    expect(csvHead.startsWith("\uFEFFid,at,person,")).toBe(true);
    expect(csvHead.split(",")).toHaveLength(16);
  });
});
