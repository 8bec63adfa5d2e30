import { beforeEach, describe, expect, it } from "vitest";
import { roles } from "@/lib/model/person";
import { people, sessions } from "../database/people";
import { events } from "../database/record";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { boot } from "../testing/process";
import { inviteCast } from "./demo-people";

const database = withDatabase();
const orm = () => database().orm;

describe("live mode", () => {
  beforeEach(() => {
    boot();
    withSecret();
  });

  it("has none of the demo’s people, and no door for them", async () => {
    for (const role of roles) {
      const answered = await browser().post("/api/auth/sign-in/demo", { role });
      expect(answered.status).toBe(404);
    }
    expect(await orm().$count(sessions)).toBe(0);
  });

  it("does not let them in even where their rows are", async () => {
    await inviteCast();
    const answered = await browser().post("/api/auth/sign-in/demo", { role: "admin" });
    expect(answered.status).toBe(404);
    expect(await orm().$count(sessions)).toBe(0);
  });
});

describe("the demo", () => {
  beforeEach(async () => {
    boot();
    withSecret({ mode: "demo" });
    await inviteCast();
  });

  it.each(roles)("lets one in as %s, with one press", async (role) => {
    const visitor = browser();
    expect((await visitor.post("/api/auth/sign-in/demo", { role })).status).toBe(200);
    expect([...visitor.cookies.keys()]).toEqual(["bridgeboard-demo.session_token"]);
    const signedIn = await orm().select().from(events);
    expect(signedIn).toMatchObject([{ kind: "sign-in", payload: { method: "demo" } }]);
  });

  it.each(["root", "", null])("knows nobody of role %j", async (role) => {
    expect((await browser().post("/api/auth/sign-in/demo", { role })).status).toBe(400);
  });

  it("puts its people back as they were, whatever an admin made of them", async () => {
    await orm().delete(people);
    expect((await browser().post("/api/auth/sign-in/demo", { role: "admin" })).status).toBe(200);
    expect(await orm().select().from(people)).toMatchObject([{ name: "Alex", role: "admin" }]);
  });
});
