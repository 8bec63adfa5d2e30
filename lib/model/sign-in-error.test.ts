import { expect, it } from "vitest";
import { signInErrorWords } from "./sign-in-error";

it("says what to do about each reason", () => {
  expect(signInErrorWords("not_invited")).toMatch("Ask an admin to invite");
  expect(signInErrorWords("state_mismatch")).toMatch("Start again");
});

it.each(["<b>Call 555 0100</b>", "constructor", "", ["not_invited"], undefined])(
  "shows nothing of what somebody else wrote into the address: %j",
  (code) => {
    expect(signInErrorWords(code)).toMatch(/^Signing in through your single sign-on did not work/);
  },
);
