import { expect, test } from "vitest";
import { nodeVersionProblem } from "./node-version.mjs";

test.each(["20.9.0", "20.20.2", "22.0.0", "24.1.0"])("is content with Node.js %s", (version) => {
  expect(nodeVersionProblem(version, ">=20.9")).toBeUndefined();
});

test.each(["20.8.1", "18.20.0", "9.11.2"])(
  "asks the owner of Node.js %s for a newer one",
  (old) => {
    const problem = nodeVersionProblem(old, ">=20.9");
    expect(problem).toContain("needs Node.js 20.9 or newer");
    expect(problem).toContain(`this is ${old}`);
  },
);

test("takes the oldest version from package.json", () => {
  expect(nodeVersionProblem("0.12.0")).toContain("20.9");
});
