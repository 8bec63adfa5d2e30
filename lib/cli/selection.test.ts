import { expect, test } from "vitest";
import { selectTests } from "./selection.mjs";
import { Stop } from "./stop.mjs";

const contents: Record<string, string> = {
  "app/conferences/[conferenceSid]/dial-refused.test.tsx": 'test("a number is refused", …)',
  "lib/server/people/door.test.ts": 'it("asks too many requests to wait", …)',
  "e2e/dialling.spec.ts": 'test("a dial is refused", …)',
  "e2e/live.spec.ts": 'test("is one for all tabs (and windows)", …)',
};
const project = { files: Object.keys(contents), read: (file: string) => contents[file] ?? "" };
const select = (...words: string[]) => selectTests(words, project);

test("chooses the files that have all words in their paths, whatever the case", () => {
  expect(select("Dial")).toEqual({
    unit: ["app/conferences/[conferenceSid]/dial-refused.test.tsx"],
    stories: ["e2e/dialling.spec.ts"],
  });
  expect(select("dial", "refused")).toMatchObject({ stories: [] });
});

test("chooses by title where no path has the words", () => {
  expect(select("too", "many", "requests")).toEqual({
    unit: ["lib/server/people/door.test.ts"],
    stories: [],
    title: "too many requests",
  });
  expect(select("all tabs (and")).toMatchObject({ stories: ["e2e/live.spec.ts"] });
});

test("says what to give where nothing matches", () => {
  expect(() => select("nowhere")).toThrow(Stop);
  expect(() => select("nowhere")).toThrow("No test has “nowhere”");
});

test("knows the tests of this project", () => {
  expect(selectTests(["lib/cli/selection"])).toEqual({
    unit: ["lib/cli/selection.test.ts"],
    stories: [],
  });
});
