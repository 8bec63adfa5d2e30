import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { describeOnEach } from "../testing/databases";
import { codeOf, isRefusal, reasonOf, traceOf } from "./failure";

it("knows Drizzle's error of another copy of the module, as a built server has several", () => {
  const error = Object.assign(new Error("Failed query: select $1\nparams: open-sesame"), {
    query: "select $1",
    params: ["open-sesame"],
    cause: new Error("the database is away"),
  });
  expect(reasonOf(error)).toBe("the database is away");
  expect(traceOf(error).join()).not.toContain("open-sesame");
});

it.each([
  ["42P01", true], // there is no such table
  ["54000", true], // more than an index can hold
  ["57P03", false], // the server is starting
  ["53100", false], // its disk is full
  ["25P03", false], // the transaction asked nothing for too long
  ["ECONNREFUSED", false],
])("knows what another attempt would only hear again (%s)", (code, refused) => {
  expect(isRefusal(Object.assign(new Error("no"), { code }))).toBe(refused);
});

describeOnEach("a query that fails", (database) => {
  it("says why and where, and not what it was asked", async () => {
    const secret = "open-sesame";
    const error: unknown = await database()
      .orm.execute(sql`select ${secret} from nothing_like_this`)
      .catch((refused: unknown) => refused);
    expect(reasonOf(error)).toBe('relation "nothing_like_this" does not exist');
    expect(codeOf(error)).toBe("42P01");
    expect(traceOf(error)[1]).toMatch(/^ +at /);
    expect(traceOf(error).join()).not.toContain(secret);
  });
});
