import { expect, it } from "vitest";
import { conferenceNameProblem } from "./conference-name";

it.each(["Support", "Résumé 50% #1", "a/b?c", "דנה", "👩‍💻", "...", "x".repeat(128)])(
  "a conference can be called %s",
  (name) => expect(conferenceNameProblem(name)).toBeUndefined(),
);

it.each([
  ["", /^Give the conference a name\.$/],
  [" \u200B", /^Give the conference a name\.$/],
  ["x".repeat(129), /at most 128 characters; this one has 129\.$/],
  [".", /cannot be named/],
  ["..", /cannot be named/],
  ["Sup\0port", /a null character \(U\+0000\) after “Sup”/],
  ["Sup\rport", /a carriage return \(U\+000D\) after “Sup”/],
  ["Sup\nport", /a line break \(U\+000A\) after “Sup”/],
  ["Sup\u001Bport", /an escape character \(U\+001B\) after “Sup”/],
  ["Sup\u202Eport", /a right-to-left override \(U\+202E\) after “Sup”/],
  ["\ud800Support", /half of a character \(U\+D800\) at the beginning/],
])("a conference cannot be called %j", (name, why) => {
  expect(conferenceNameProblem(name)).toMatch(why);
});
