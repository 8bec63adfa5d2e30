import { describe, expect, it } from "vitest";
import { ownPath, signInPath } from "./sign-in-path";

const HERE = "https://board.example.com";

describe("goes on at", () => {
  it.each([
    "/",
    "/audit",
    "/audit?kind=mute&person=p#row",
    "/conferences/CF0123",
    "/?friendlyName=https://evil.example",
    "/people/%2F%2Fevil.example",
  ])("%s", (path) => {
    expect(ownPath(path)).toBe(path);
    expect(new URL(ownPath(path), HERE).origin).toBe(HERE);
  });
});

describe("goes nowhere but here with", () => {
  it.each([
    ["another site", "https://evil.example"],
    ["another site by another name", "HTTPS:evil.example"],
    ["no scheme", "//evil.example"],
    ["three slashes", "///evil.example"],
    ["a backslash", "/\\evil.example"],
    ["two backslashes", "\\\\evil.example"],
    ["a tab between slashes", "/\t/evil.example"],
    ["a line break between slashes", "/\n/evil.example"],
    ["a carriage return and a backslash", "/\r\\evil.example"],
    ["a tab before", "\t//evil.example"],
    ["a space before", " //evil.example"],
    ["a NUL before", "\0//evil.example"],
    ["a step up to a slash", "/.//evil.example"],
    ["steps up to a slash", "/a/..//evil.example"],
    ["an encoded dot", "/%2e//evil.example"],
    ["a script", "javascript:alert(1)"],
    ["a script behind a tab", "java\tscript:alert(1)"],
    ["data", "data:text/html,<script>alert(1)</script>"],
    ["a name before the host", "//board.example.com@evil.example"],
    ["a name alone", "evil.example"],
    ["nothing", ""],
    ["no text", undefined],
    ["many", ["/audit", "//evil.example"]],
    ["a host that is none", "//["],
  ])("%s", (_, path) => {
    expect(ownPath(path)).toBe("/");
  });

  it.each(["/%2F/evil.example", "/%5Cevil.example", "/%09/evil.example", "/@evil.example"])(
    "%s, which stays a path",
    (path) => {
      expect(new URL(ownPath(path), HERE).origin).toBe(HERE);
    },
  );
});

it("says where to go on, unless that is the beginning", () => {
  expect(signInPath("/")).toBe("/sign-in");
  expect(signInPath("/audit?kind=mute&x=//y")).toBe(
    "/sign-in?next=%2Faudit%3Fkind%3Dmute%26x%3D%2F%2Fy",
  );
});
