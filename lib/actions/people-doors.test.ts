import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { EventKind } from "@/lib/model/event";
import type { Outcome } from "@/lib/model/outcome";
import { type Role, roles } from "@/lib/model/person";
import { orm } from "@/lib/server/database/database";
import { accounts, invitations, people, sessions } from "@/lib/server/database/people";
import { events } from "@/lib/server/database/record";
import { invite, listInvitations } from "@/lib/server/people/invitations";
import { hashOfPassword } from "@/lib/server/people/passwords";
import { withDatabase } from "@/lib/server/testing/databases";
import { asking } from "@/lib/server/testing/next-headers";
import { boot } from "@/lib/server/testing/process";
import { signedOut, signIn } from "@/lib/server/testing/sign-in";
import { changeOwnPassword, endOwnSession, endOwnSessions } from "./account";
import {
  changePersonRole,
  invitePerson,
  makePasswordLink,
  removePersonFromBoard,
  withdrawInvitation,
} from "./people";

interface Scene {
  /** A second session of whoever asks. */
  elsewhere: string;
  /** Somebody else, their session, and an invitation that nobody has used. */
  sam: string;
  samsSession: string;
  invitation: string;
}

interface Door {
  does: string;
  /** The least that one must be. */
  from: Role;
  open: (scene: Scene) => Promise<Outcome<unknown>>;
  /** What is on record when it was done. */
  event: EventKind;
}

const password = "correct horse battery";
const kept = hashOfPassword(password);

const doors: Door[] = [
  {
    does: "changes their own password",
    from: "viewer",
    open: () => changeOwnPassword(password, "another long one"),
    event: "password-changed",
  },
  {
    does: "ends a session of their own",
    from: "viewer",
    open: ({ elsewhere }) => endOwnSession(elsewhere),
    event: "session-ended",
  },
  { does: "signs out everywhere", from: "viewer", open: endOwnSessions, event: "sign-out" },
  {
    does: "invites somebody",
    from: "admin",
    open: () => invitePerson("eve@example.com", "admin"),
    event: "person-invited",
  },
  {
    does: "makes a link for somebody’s password",
    from: "admin",
    open: ({ sam }) => makePasswordLink(sam),
    event: "person-invited",
  },
  {
    does: "withdraws an invitation",
    from: "admin",
    open: ({ invitation }) => withdrawInvitation(invitation),
    event: "invitation-withdrawn",
  },
  {
    does: "gives somebody another role",
    from: "admin",
    open: ({ sam }) => changePersonRole(sam, "supervisor"),
    event: "role-changed",
  },
  {
    does: "removes somebody",
    from: "admin",
    open: ({ sam }) => removePersonFromBoard(sam),
    event: "person-removed",
  },
];

const everybody = [null, ...roles] as const;
const cases = doors.flatMap((door) => everybody.map((role) => ({ ...door, role })));
const isOpen = ({ from, role }: { from: Role; role: Role | null }) =>
  role !== null && roles.indexOf(role) >= roles.indexOf(from);

/** A board with somebody of this role in front of it; for nobody, with a viewer who is not there. */
async function arrive(role: Role | null): Promise<Scene> {
  const asks = await signIn(role ?? "viewer");
  asking.headers = role ? asks.headers : signedOut;
  const { person: sam } = await signIn("viewer", "sam");
  const userId = asks.person.id;
  const way = { accountId: userId, userId, providerId: "credential", password: await kept };
  await orm()
    .insert(accounts)
    .values({ id: "password", ...way });
  const expiresAt = new Date(Date.now() + 60_000);
  const elsewhere = randomUUID();
  await orm().insert(sessions).values({ id: elsewhere, token: "elsewhere", userId, expiresAt });
  const samsSession = randomUUID();
  await orm().insert(sessions).values({ id: samsSession, token: "sam", userId: sam.id, expiresAt });
  await invite({ email: "kim@example.com", role: "viewer" }, null);
  const [kim] = await listInvitations();
  return { elsewhere, sam: sam.id, samsSession, invitation: kim?.id ?? "" };
}

/** All that these doors can change. */
const everything = () =>
  Promise.all([people, sessions, accounts, invitations].map((table) => orm().select().from(table)));

const record = () => orm().select().from(events).orderBy(events.id);

describe("through the real door,", () => {
  withDatabase();
  beforeEach(() => {
    boot();
  });

  it.each(cases.filter(isOpen))("$role $does", async ({ role, open, event }) => {
    const scene = await arrive(role);
    const before = await everything();
    expect(await open(scene)).toMatchObject({ ok: true });
    expect(await everything()).not.toEqual(before);
    expect((await record()).at(-1)).toMatchObject({ kind: event, personId: role });
  });

  it.each(cases.filter((one) => !isOpen(one)))(
    "$role never $does: it is on record, and nothing has changed",
    async ({ role, from, open }) => {
      const scene = await arrive(role);
      const [before, known] = [await everything(), await record()];
      const kind = role ? "forbidden" : "signed-out";
      const permission = from === "admin" ? "manage-people" : "see";
      expect(await open(scene)).toMatchObject({ ok: false, fault: { kind } });
      expect(await everything()).toEqual(before);
      expect((await record()).slice(known.length)).toMatchObject([
        { kind: "refusal", personId: role, payload: { permission } },
      ]);
    },
  );

  it("even an admin ends no session of somebody else as their own", async () => {
    const scene = await arrive("admin");
    const before = await everything();
    await endOwnSession(scene.samsSession);
    expect(await everything()).toEqual(before);
  });

  it("an id that is no text is nobody’s", async () => {
    await arrive("admin");
    const before = await everything();
    const given = { toString: () => "sam" } as unknown as string;
    expect(await removePersonFromBoard(given)).toMatchObject({ fault: { kind: "not-found" } });
    expect(await changePersonRole("sam", "owner")).toMatchObject({ fault: { option: "role" } });
    expect(await everything()).toEqual(before);
  });
});
