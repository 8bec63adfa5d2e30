import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Person } from "@/lib/model/person";
import { accounts, invitations, people, sessions } from "../database/people";
import { events } from "../database/record";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { later } from "../testing/waiting";
import { invite, joinLink, listInvitations, readLink, withdraw } from "./invitations";
import { accept } from "./invitations-accepted";

const password = "correct horse battery";
const ada = { name: "Ada", email: "ada@example.com", password };
const DAY = 24 * 60 * 60 * 1000;

/** What the one who is refused reads. */
const refusal = (coming: Promise<unknown>) =>
  coming.then(
    () => "was let in",
    (error: Error) => error.message,
  );

const link = () => invite({ email: null, role: "admin" }, null);

async function firstAdmin(): Promise<Person> {
  return accept(await link(), ada);
}

describeOnEach("an invitation", (database) => {
  beforeEach(() => {
    boot();
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => vi.useRealTimers());

  const orm = () => database().orm;
  const recorded = () =>
    orm()
      .select({ kind: events.kind, who: events.personName, payload: events.payload })
      .from(events)
      .orderBy(events.id);

  describe("for the first admin", () => {
    it("makes them, with the name and the address that they give", async () => {
      const person = await accept(await invite({ email: null, role: "admin" }, null), {
        ...ada,
        name: " Ada ",
        email: " Ada@Example.com ",
      });
      expect(person).toMatchObject({ name: "Ada", email: "ada@example.com", role: "admin" });
      expect(await recorded()).toEqual([
        {
          kind: "person-joined",
          who: "Ada",
          payload: { email: "ada@example.com", role: "admin" },
        },
      ]);
    });

    it.each(["the first", "the second", "the third"])(
      "works on each of the boards that share an empty database, and then on none: %s",
      async (which) => {
        const links = [await link(), await link(), await link()];
        const index = ["the first", "the second", "the third"].indexOf(which);
        const [used = ""] = links.splice(index, 1);
        expect(await accept(used, ada)).toMatchObject({ name: "Ada", role: "admin" });
        const eve = { ...ada, email: "eve@example.com" };
        for (const other of links) {
          expect((await readLink(other)).state).toBe("unknown");
          expect(await refusal(accept(other, eve))).toMatch("does not work any more");
        }
        expect(await orm().$count(people)).toBe(1);
      },
    );

    it("makes one, when several of the links are used at once", async () => {
      const links = [await link(), await link(), await link(), await link()];
      const coming = links.map((token, index) =>
        refusal(accept(token, { name: "Ada", email: `${index}@example.com`, password })),
      );
      expect((await Promise.all(coming)).filter((why) => why === "was let in")).toHaveLength(1);
      expect(await orm().$count(people)).toBe(1);
    });

    it("lets nobody in once there is somebody", async () => {
      await firstAdmin();
      const late = await invite({ email: null, role: "admin" }, null);
      expect(await refusal(accept(late, { ...ada, email: "eve@example.com" }))).toMatch(
        "does not work any more",
      );
      expect(await orm().$count(people)).toBe(1);
      expect((await readLink(late)).state).toBe("open");
    });

    it("makes one, when many come at once", async () => {
      const token = await invite({ email: null, role: "admin" }, null);
      const coming = ["a", "b", "c", "d"].map((name) =>
        refusal(accept(token, { name, email: `${name}@example.com`, password })),
      );
      expect((await Promise.all(coming)).filter((why) => why === "was let in")).toHaveLength(1);
      expect(await orm().$count(people)).toBe(1);
    });
  });

  describe("by an admin", () => {
    it("is for one address and one role, whatever its bearer says", async () => {
      const admin = await firstAdmin();
      const token = await invite({ email: "sam@example.com", role: "viewer" }, admin);
      const sam = await accept(token, { ...ada, name: "Sam", email: "root@example.com" });
      expect(sam).toMatchObject({ name: "Sam", email: "sam@example.com", role: "viewer" });
      expect(await recorded()).toContainEqual({
        kind: "person-invited",
        who: "Ada",
        payload: { email: "sam@example.com", role: "viewer" },
      });
    });

    it("works once", async () => {
      const token = await invite({ email: "sam@example.com", role: "viewer" }, null);
      await accept(token, { name: "Sam", password });
      expect((await readLink(token)).state).toBe("used");
      expect(await refusal(accept(token, { name: "Eve", password }))).toMatch("was used");
    });

    it("works for a week", async () => {
      const token = await invite({ email: "sam@example.com", role: "viewer" }, null);
      later(7 * DAY - 1);
      expect((await readLink(token)).state).toBe("open");
      later(1);
      expect((await readLink(token)).state).toBe("expired");
      expect(await refusal(accept(token, { name: "Sam", password }))).toMatch("does not work");
    });

    it("stays open after a mistake in what its bearer says", async () => {
      const token = await invite({ email: "sam@example.com", role: "viewer" }, null);
      expect(await refusal(accept(token, { name: " ", password }))).toMatch("Give your name");
      expect(await refusal(accept(token, { name: "Sam", password: "eleven char" }))).toMatch(
        "at least 12",
      );
      expect((await readLink(token)).state).toBe("open");
      expect(await orm().$count(people)).toBe(0);
    });

    it("is listed until it is used or withdrawn, also when its time is over", async () => {
      const admin = await firstAdmin();
      const used = await invite({ email: "used@example.com", role: "viewer" }, admin);
      await accept(used, { name: "Used", password });
      const token = await invite({ email: "sam@example.com", role: "supervisor" }, admin);
      later(8 * DAY);
      const [listed, ...others] = await listInvitations();
      expect(others).toEqual([]);
      expect(listed).toMatchObject({ email: "sam@example.com", by: "Ada", known: false });

      await withdraw(listed?.id ?? "", admin);
      expect(await refusal(withdraw(listed?.id ?? "", admin))).toMatch("in the meantime");
      expect(await listInvitations()).toEqual([]);
      expect((await readLink(token)).state).toBe("unknown");
      expect((await recorded()).filter(({ kind }) => kind === "invitation-withdrawn")).toHaveLength(
        1,
      );
    });
  });

  describe("for somebody who is here already", () => {
    it("sets a new password, ends their sessions, and keeps their name and role", async () => {
      const admin = await firstAdmin();
      const before = await orm().select().from(accounts);
      await orm()
        .insert(sessions)
        .values({
          id: "session",
          token: "token",
          userId: admin.id,
          expiresAt: new Date(Date.now() + DAY),
        });
      const token = await invite({ email: admin.email, role: "viewer" }, admin);
      expect(await readLink(token)).toMatchObject({ state: "open", known: { name: "Ada" } });
      const person = await accept(token, { name: "Eve", password: "another long one" });

      expect(person).toMatchObject({ id: admin.id, name: "Ada", role: "admin" });
      expect(await orm().$count(sessions)).toBe(0);
      const after = await orm().select().from(accounts).where(eq(accounts.userId, admin.id));
      expect(after).toHaveLength(1);
      expect(after[0]?.password).not.toBe(before[0]?.password);
      expect((await recorded()).at(-1)).toMatchObject({ kind: "password-changed", who: "Ada" });
    });
  });

  it("keeps nothing that opens it, and no password", async () => {
    const token = await invite({ email: "sam@example.com", role: "viewer" }, null);
    await accept(token, { name: "Sam", password });
    const kept = [invitations, accounts, people, events].map((table) => orm().select().from(table));
    const text = JSON.stringify(await Promise.all(kept));
    expect(text).not.toContain(token);
    expect(text).not.toContain(password);
  });
});

describe("the address of a link", () => {
  it("is whole where the board's own is known", () => {
    boot();
    expect(joinLink("secret", "https://board.example.com/")).toBe(
      "https://board.example.com/join/secret",
    );
    expect(joinLink("secret")).toBe("/join/secret");
  });
});
