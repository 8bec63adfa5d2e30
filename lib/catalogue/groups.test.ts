import { describe, expect, it } from "vitest";
import { grouped } from "./groups";
import { operationNames, optionsOf } from "./operations";

describe("the groups of a form", () => {
  it.each(operationNames)("hold every option of %s once", (operation) => {
    const shown = grouped(optionsOf(operation)).flatMap(({ options }) =>
      options.map(([name]) => name),
    );
    expect(shown.toSorted()).toEqual(Object.keys(optionsOf(operation)).toSorted());
  });

  it("begin with what everybody fills in and end with what hardly anybody does", () => {
    const ids = grouped(optionsOf("createParticipant")).map(({ id }) => id);
    expect(ids[0]).toBe("essentials");
    expect(ids.at(-1)).toBe("emergency");
    expect(ids).not.toContain("filter");
  });
});
