import { expect, it } from "vitest";
import { keyed } from "./keyed";

it("tells apart what says the same", () => {
  const keys = keyed(["muted", "left", "muted"], (text) => text).map(({ key }) => key);
  expect(keys).toEqual(["muted 1", "left 1", "muted 2"]);
});
