import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Person, Role } from "@/lib/model/person";
import { people, sessions } from "../database/people";
import { events } from "../database/record";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { changeRole, removePerson, renewPassword } from "./changes";
import { invite, listInvitations, readLink, withdraw } from "./invitations";
import { listPeople } from "./people";

/** "done", or what the one who asked is told. */
const outcome = (change: Promise<unknown>) =>
  change.then(
    () => "done",
    (error: Error) => error.message,
  );

const rolesNow = async () =>
  Object.fromEntries((await listPeople()).map(({ name, role }) => [name, role]));

describeOnEach("the people", (database) => {
  beforeEach(() => {
    boot();
  });

  const orm = () => database().orm;

  async function person(name: string, role: Role): Promise<Person> {
    const made = { id: randomUUID(), name, email: `${name.toLowerCase()}@example.com`, role };
    await orm().insert(people).values(made);
    return made;
  }

  const recorded = () =>
    orm()
      .select({ kind: events.kind, who: events.personName, payload: events.payload })
      .from(events);

  describe("when a role is changed", () => {
    it("have it, and the record says who did it", async () => {
      const alex = await person("Alex", "admin");
      const sam = await person("Sam", "viewer");
      await changeRole(sam.id, "supervisor", alex);
      expect(await rolesNow()).toEqual({ Alex: "admin", Sam: "supervisor" });
      expect(await recorded()).toEqual([
        {
          kind: "role-changed",
          who: "Alex",
          payload: { personId: sam.id, name: "Sam", from: "viewer", to: "supervisor" },
        },
      ]);
    });

    it("are not written about where nothing changes", async () => {
      const alex = await person("Alex", "admin");
      await changeRole(alex.id, "admin", alex);
      expect(await recorded()).toEqual([]);
    });

    it("refuse whoever is no admin any more, though the press came in time", async () => {
      const alex = await person("Alex", "admin");
      const ada = await person("Ada", "admin");
      const sam = await person("Sam", "viewer");
      await changeRole(alex.id, "viewer", ada);
      expect(await outcome(changeRole(sam.id, "admin", alex))).toMatch(
        "not manage people any more",
      );
      expect(await rolesNow()).toMatchObject({ Sam: "viewer" });
    });
  });

  describe("once somebody is no admin any more", () => {
    it("cannot come by the links that they made as one", async () => {
      const alex = await person("Alex", "admin");
      const sam = await person("Sam", "admin");
      const prepared = await invite({ email: "eve@example.com", role: "admin" }, sam);
      const renewed = await renewPassword(alex.id, sam);
      await changeRole(sam.id, "viewer", alex);
      expect(await readLink(prepared)).toEqual({ state: "unknown" });
      expect(await readLink(renewed)).toEqual({ state: "unknown" });
    });

    it("refuse their invitations and withdrawals that were under way", async () => {
      const alex = await person("Alex", "admin");
      const sam = await person("Sam", "admin");
      await invite({ email: "kim@example.com", role: "viewer" }, alex);
      const [kim] = await listInvitations();
      await Promise.all([
        changeRole(sam.id, "viewer", alex),
        outcome(invite({ email: "eve@example.com", role: "admin" }, sam)),
      ]);
      // Whichever came first: a link that was made in time was closed with all others of theirs.
      expect(await listInvitations()).not.toContainEqual(
        expect.objectContaining({ email: "eve@example.com" }),
      );
      const late = await Promise.all([
        outcome(invite({ email: "eve@example.com", role: "admin" }, sam)),
        outcome(withdraw(kim?.id ?? "", sam)),
      ]);
      for (const refusal of late) expect(refusal).toMatch("not manage people any more");
    });
  });

  describe("always have an admin:", () => {
    it("the only one cannot step down or leave", async () => {
      const alex = await person("Alex", "admin");
      await person("Sam", "supervisor");
      expect(await outcome(changeRole(alex.id, "viewer", alex))).toMatch(/^You are the only admin/);
      expect(await outcome(removePerson(alex.id, alex))).toMatch(/^You are the only admin/);
      expect(await rolesNow()).toMatchObject({ Alex: "admin" });
    });

    it.each(["demote", "remove"] as const)(
      "of two who %s each other at once, one stays",
      async (how) => {
        const [alex, ada] = [await person("Alex", "admin"), await person("Ada", "admin")];
        const against = (whom: Person, by: Person) =>
          outcome(how === "demote" ? changeRole(whom.id, "viewer", by) : removePerson(whom.id, by));
        const outcomes = await Promise.all([against(ada, alex), against(alex, ada)]);
        expect(outcomes.filter((one) => one === "done")).toHaveLength(1);
        expect(Object.values(await rolesNow()).filter((role) => role === "admin")).toHaveLength(1);
      },
    );

    it("of many who step down at once, one stays", async () => {
      const admins = await Promise.all(["A", "B", "C", "D"].map((name) => person(name, "admin")));
      await Promise.all(admins.map((admin) => outcome(changeRole(admin.id, "viewer", admin))));
      expect(Object.values(await rolesNow()).toSorted()).toEqual([
        "admin",
        "viewer",
        "viewer",
        "viewer",
      ]);
    });
  });

  describe("when somebody is removed", () => {
    it("end their sessions and their links, and keep what they did", async () => {
      const alex = await person("Alex", "admin");
      const sam = await person("Sam", "admin");
      await changeRole(alex.id, "admin", sam);
      const token = await renewPassword(sam.id, alex);
      await orm()
        .insert(sessions)
        .values({ id: "s", token: "t", userId: sam.id, expiresAt: new Date(Date.now() + 1e6) });
      await invite({ email: "kim@example.com", role: "viewer" }, sam);

      await removePerson(sam.id, alex);
      expect(await rolesNow()).toEqual({ Alex: "admin" });
      expect(await orm().$count(sessions)).toBe(0);
      expect(await readLink(token)).toEqual({ state: "unknown" });
      expect(await listInvitations()).toEqual([]);
      expect(await recorded()).toContainEqual({
        kind: "invitation-withdrawn",
        who: "Alex",
        payload: { email: "kim@example.com" },
      });
      expect(await recorded()).toContainEqual({
        kind: "person-removed",
        who: "Alex",
        payload: { personId: sam.id, name: "Sam", email: "sam@example.com" },
      });
      expect(await recorded()).toContainEqual(
        expect.objectContaining({ kind: "person-invited", who: "Sam" }),
      );
    });

    it("let nobody in by a link of theirs, not even under another address", async () => {
      const alex = await person("Alex", "admin");
      const sam = await person("Sam", "admin");
      const prepared = await invite({ email: "sam@elsewhere.example", role: "admin" }, sam);
      const others = await invite({ email: "kim@example.com", role: "viewer" }, alex);
      await removePerson(sam.id, alex);
      expect(await readLink(prepared)).toEqual({ state: "unknown" });
      expect((await readLink(others)).state).toBe("open");
    });

    it("say so to whoever removes them a second time", async () => {
      const alex = await person("Alex", "admin");
      const sam = await person("Sam", "viewer");
      const both = [outcome(removePerson(sam.id, alex)), outcome(removePerson(sam.id, alex))];
      expect((await Promise.all(both)).toSorted()).toEqual([
        expect.stringMatching(/^They are not among the people/),
        "done",
      ]);
    });
  });

  it("were seen when they did something last, or had a session", async () => {
    const alex = await person("Alex", "admin");
    await person("Never", "viewer");
    const sam = await person("Sam", "viewer");
    const at = new Date("2026-11-20T10:00:00Z");
    await orm().insert(sessions).values({
      id: "s",
      token: "t",
      userId: sam.id,
      expiresAt: at,
      updatedAt: at,
    });
    await changeRole(sam.id, "supervisor", alex);
    const seen = Object.fromEntries((await listPeople()).map((one) => [one.name, one.seen]));
    expect(seen).toEqual({ Alex: expect.any(String), Never: null, Sam: at.toISOString() });
  });
});
