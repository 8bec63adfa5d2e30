import { describe, expect, it } from "vitest";
import type { AuditEntry } from "@/lib/model/audit";
import { csvCell, csvHead, csvRow } from "./csv";

describe("a cell that a spreadsheet could run", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+14155550100", "'+14155550100"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1+1", "'＝1+1"],
    ["  =1+1", "'  =1+1"],
    ["\u00a0=1+1", "'\u00a0=1+1"],
    ["\t=1+1", "\"'\t'=1+1\""],
    ["\r=1+1", "\"'\r'=1+1\""],
    ["\tplain", '"\'\tplain"'],
    ["\n=1+1", "\"'\n'=1+1\""],
    ['=HYPERLINK("https://example.com","x")', '"\'=HYPERLINK(""https://example.com"",""x"")"'],
    ["a;=1+1", '"a;\'=1+1"'],
    ["a\n=1+1", '"a\n\'=1+1"'],
  ])("%j is text", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe("any other cell", () => {
  it.each<[string | number | null | undefined, string]>([
    ["Ana", "Ana"],
    ["a=b", "a=b"],
    ["Ana, Maya", '"Ana, Maya"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\r\nlines", '"two\r\nlines"'],
    [" Ana ", '" Ana "'],
    ["José 🎧", "José 🎧"],
    ["", ""],
    [null, ""],
    [undefined, ""],
    [-5, "-5"],
    [0, "0"],
  ])("%j stays what it is", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

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

  it("stands under a head that Excel reads as UTF-8", () => {
    expect(csvHead.startsWith("\uFEFFid,at,person,")).toBe(true);
    expect(csvHead.split(",")).toHaveLength(16);
  });
});
