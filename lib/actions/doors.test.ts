import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as getRoom } from "@/app/api/conferences/[conferenceSid]/route";
import { GET as getConferences } from "@/app/api/conferences/route";
import { type OperationName, operationNames } from "@/lib/catalogue/operations";
import type { Fault } from "@/lib/model/fault";
import { type Role, roles } from "@/lib/model/person";
import { orm } from "@/lib/server/database/database";
import { events } from "@/lib/server/database/record";
import { withDatabase } from "@/lib/server/testing/databases";
import { OURS, RINGS } from "@/lib/server/testing/gateway";
import { asking } from "@/lib/server/testing/next-headers";
import { boot } from "@/lib/server/testing/process";
import { signedOut, signIn } from "@/lib/server/testing/sign-in";
import { updateConference } from "./conferences";
import { createParticipant, removeParticipant, updateParticipant } from "./participants";

interface Scene {
  conferenceSid: string;
  callSid: string;
  id: string;
}

/** What came of it: nothing wrong, or the kind of fault. */
type Outcome = Promise<Fault["kind"] | null>;

interface Door {
  does: string;
  operation: OperationName;
  open: (scene: Scene) => Outcome;
  /** The least that one must be. */
  from: Role;
}

const pressed = async (
  submitted: Promise<Awaited<ReturnType<typeof createParticipant>>>,
): Outcome => {
  const answer = await submitted;
  return answer.ok ? null : (answer.faults[0]?.kind ?? null);
};

const read = async (answered: Promise<Response>): Outcome => {
  const { fault } = (await (await answered).json()) as { fault?: Fault };
  return fault?.kind ?? null;
};

const update =
  (options: object) =>
  ({ id, ...target }: Scene) =>
    pressed(updateParticipant(target, options, id));

const change =
  (options: object) =>
  ({ id, conferenceSid }: Scene) =>
    pressed(updateConference({ conferenceSid }, options, id));

const dial =
  (options: object = {}) =>
  ({ id, conferenceSid }: Scene) =>
    pressed(createParticipant({ conferenceSid }, { to: RINGS, from: OURS, ...options }, id));

const room = ({ conferenceSid }: Scene) =>
  read(
    getRoom(new NextRequest("http://localhost:3000/"), {
      params: Promise.resolve({ conferenceSid }),
    }),
  );

const announceUrl = "https://example.com/welcome.mp3";

const doors: Door[] = [
  {
    does: "lists conferences",
    operation: "listConferences",
    from: "viewer",
    open: () => read(getConferences(new NextRequest("http://localhost:3000/api/conferences"))),
  },
  { does: "reads a conference", operation: "fetchConference", from: "viewer", open: room },
  { does: "lists participants", operation: "listParticipants", from: "viewer", open: room },
  { does: "reads a participant", operation: "fetchParticipant", from: "viewer", open: room },
  {
    does: "mutes",
    operation: "updateParticipant",
    from: "supervisor",
    open: update({ muted: true }),
  },
  {
    does: "holds",
    operation: "updateParticipant",
    from: "supervisor",
    open: update({ hold: true }),
  },
  {
    does: "announces to one",
    operation: "updateParticipant",
    from: "supervisor",
    open: update({ announceUrl }),
  },
  {
    does: "stops coaching",
    operation: "updateParticipant",
    from: "supervisor",
    open: update({ coaching: false, muted: true }),
  },
  { does: "changes nothing", operation: "updateParticipant", from: "supervisor", open: update({}) },
  {
    does: "lets a leaving end the conference",
    operation: "updateParticipant",
    from: "admin",
    open: update({ endConferenceOnExit: true }),
  },
  {
    does: "mutes, and lets a leaving end it",
    operation: "updateParticipant",
    from: "admin",
    open: update({ muted: true, endConferenceOnExit: true }),
  },
  { does: "dials", operation: "createParticipant", from: "supervisor", open: dial() },
  {
    does: "dials somebody whose leaving ends the conference",
    operation: "createParticipant",
    from: "admin",
    open: dial({ endConferenceOnExit: true }),
  },
  {
    does: "dials a listener",
    operation: "createParticipant",
    from: "supervisor",
    open: dial({ muted: true }),
  },
  {
    does: "removes",
    operation: "removeParticipant",
    from: "supervisor",
    open: ({ id, ...target }) => pressed(removeParticipant(target, {}, id)),
  },
  {
    does: "announces to all",
    operation: "updateConference",
    from: "supervisor",
    open: change({ announceUrl }),
  },
  {
    does: "ends the conference",
    operation: "updateConference",
    from: "admin",
    open: change({ status: "completed" }),
  },
  {
    does: "announces and ends",
    operation: "updateConference",
    from: "admin",
    open: change({ announceUrl, status: "completed" }),
  },
];

const everybody = [null, ...roles] as const;
const cases = doors.flatMap((door) => everybody.map((role) => ({ ...door, role })));
const isOpen = (from: Role, role: Role | null) =>
  role !== null && roles.indexOf(role) >= roles.indexOf(from);

it("knows a door for every operation", () => {
  expect(new Set(doors.map(({ operation }) => operation))).toEqual(new Set(operationNames));
});

describe("through the real door,", () => {
  withDatabase();
  let scene: Scene;
  let asked: () => string[];

  beforeEach(() => {
    const booted = boot();
    const { sid, callSid } = booted.conference();
    scene = { conferenceSid: sid, callSid: callSid("Ana"), id: crypto.randomUUID() };
    asked = () => booted.asked();
  });

  it.each(cases.filter(({ from, role }) => isOpen(from, role)))(
    "$role $does",
    async ({ role, open }) => {
      asking.headers = (await signIn(role as Role)).headers;
      expect(await open(scene)).toBeNull();
    },
  );

  it.each(cases.filter(({ from, role }) => !isOpen(from, role)))(
    "$role never $does, and the try is on record",
    async ({ role, open }) => {
      asking.headers = role ? (await signIn(role)).headers : signedOut;
      expect(await open(scene)).toBe(role ? "forbidden" : "signed-out");
      expect(asked()).toEqual([]);
      const written = await orm().select().from(events);
      const refusals = written.filter(({ kind }) => kind === "refusal");
      expect(refusals).toMatchObject([
        { personId: role, payload: { permission: expect.any(String) } },
      ]);
      expect(written.filter(({ kind }) => kind === "command")).toEqual([]);
    },
  );
});
