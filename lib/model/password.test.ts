import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password";

describe("a password", () => {
  it.each([
    ["eleven char", "at least 12"],
    ["x".repeat(201), "at most 200"],
    ["aaaaaaaaaaaa", "One character again and again"],
    ["            ", "One character again and again"],
    ["sam@example.com", "Your own e-mail address"],
    [" SAM@Example.com", "Your own e-mail address"],
  ])("may not be “%s”", (password, why) => {
    expect(passwordProblem(password, "Sam@example.com")).toMatch(why);
  });

  it.each(["aaaaaaaaaaab", "kim@example.com", "correct horse battery"])(
    "may be “%s”",
    (password) => {
      expect(passwordProblem(password, "sam@example.com")).toBeNull();
    },
  );
});
