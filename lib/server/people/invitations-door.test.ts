import { beforeEach, describe, expect, it } from "vitest";
import { people, sessions } from "../database/people";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { boot } from "../testing/process";
import { invite } from "./invitations";

const database = withDatabase();
const orm = () => database().orm;
const newcomer = { name: "Sam", password: "correct horse battery" };

beforeEach(() => {
  boot();
  withSecret();
});

const invited = () => invite({ email: "sam@example.com", role: "viewer" }, null);
const join = (token: string, more: object = {}) =>
  browser().post("/api/auth/join", { token, ...newcomer, ...more });

describe("whoever comes with a link", () => {
  it("is one of the people, and signed in at once", async () => {
    const visitor = browser();
    const answered = await visitor.post("/api/auth/join", { token: await invited(), ...newcomer });
    expect(answered.status).toBe(200);
    expect([...visitor.cookies.keys()]).toEqual(["bridgeboard.session_token"]);
    expect(await orm().select().from(people)).toMatchObject([{ name: "Sam", role: "viewer" }]);
  });

  it("is told that the link was used, and not let in", async () => {
    const token = await invited();
    await join(token);
    const answered = await join(token);
    expect(answered.status).toBe(409);
    expect(answered.headers.getSetCookie()).toEqual([]);
    expect(await answered.json()).toMatchObject({
      message: expect.stringMatching(/^This link does not work any more: .* Ask an admin/),
    });
    expect(await orm().$count(sessions)).toBe(1);
  });

  it.each([
    ["password", { password: "short" }, "at least 12 characters"],
    ["password", { password: "Sam@example.com" }, "own e-mail address"],
    ["name", { name: " " }, "Give your name"],
    ["name", { name: "Sam\0" }, "characters that nobody sees"],
    ["name", { name: "Sam\u202Enimda" }, "characters that nobody sees"],
    ["name", { name: "Sam\nadmin" }, "characters that nobody sees"],
    ["name", { name: "Sam\u202Enimda" }, "a right-to-left override (U+202E) after “Sam”"],
    ["name", { name: "\u001BSam" }, "an escape character (U+001B) at the beginning"],
    ["name", { name: "Sam\u200F" }, "a right-to-left mark (U+200F) after “Sam”"],
    ["name", { name: "\u200B\u3164" }, "Give your name"],
  ])("is told what is wrong with their %s, beside its field", async (option, wrong, words) => {
    const answered = await join(await invited(), wrong);
    expect(answered.status).toBe(400);
    expect(await answered.json()).toMatchObject({
      option,
      message: expect.stringContaining(words),
    });
    expect(await orm().$count(people)).toBe(0);
  });
});
