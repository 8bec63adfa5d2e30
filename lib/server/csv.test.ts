import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

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
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });
});

describe("what nobody sees in a cell", () => {
  it.each([
    ["Ana\0", "Ana\\u0000"],
    ["Ana\u001B[31m", "Ana\\u001B[31m"],
    ["Ana\u202Egpj", "Ana\\u202Egpj"],
    ["\u202E=1+1", "\\u202E=1+1"],
    ["Ana\u2028Mei", "Ana\\u2028Mei"],
    ["Ana\u0085Mei", "Ana\\u0085Mei"],
    ["\u200FAna", "\\u200FAna"],
    ["Ana\ud800", "Ana\\uD800"],
    ["\u0000=1+1;\u0007@SUM(A1)", '"\\u0000=1+1;\\u0007@SUM(A1)"'],
    ["דנה 👩‍💻", "דנה 👩‍💻"],
  ])("is written out: %j", (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
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
    expect(csvLine([value])).toBe(`${cell}\r\n`);
  });
});
