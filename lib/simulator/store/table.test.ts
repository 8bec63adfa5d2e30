import { describe, expect, it } from "vitest";
import { createTable } from "./table";

const row = (sid: string, dateCreated: number) => ({ sid, dateCreated });
const every = () => true;
const sids = (rows: { sid: string }[]) => rows.map(({ sid }) => sid).join(" ");

describe("a table", () => {
  it("keeps the order of creation, whatever the order of adding", () => {
    const table = createTable();
    for (const [sid, at] of [
      ["b", 2],
      ["d", 3],
      ["a", 1],
      ["c", 2],
    ] as const)
      table.add(row(sid, at));
    expect(sids(table.all())).toBe("d c b a");
    expect(sids(table.olderThan(null, 2, every))).toBe("d c");
    expect(sids(table.olderThan("c", 9, every))).toBe("b a");
    expect(sids(table.newerThan("a", 2, every))).toBe("c b");
  });

  it("remembers the place of a row that has gone, for a while", () => {
    const table = createTable({ remember: 1 });
    for (const [index, sid] of ["a", "b", "c", "d"].entries()) table.add(row(sid, index));
    table.remove("c");
    expect(sids(table.olderThan("c", 9, every))).toBe("b a");
    expect(sids(table.newerThan("c", 9, every))).toBe("d");
    table.remove("b");
    expect(table.remembers("c")).toBe(false);
    expect(table.remembers("b")).toBe(true);
    expect(table.size).toBe(2);
  });

  it("drops the longest retired first, and never what has not retired", () => {
    const table = createTable({ keep: 2 });
    for (const [index, sid] of ["a", "b", "c", "d"].entries()) table.add(row(sid, index));
    for (const sid of ["c", "a", "d"]) table.retire(sid);
    expect(sids(table.all())).toBe("d b a");
  });
});
