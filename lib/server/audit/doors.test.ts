import { notInArray } from "drizzle-orm";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as getExport } from "@/app/api/audit/export/route";
import { GET as getNews } from "@/app/api/audit/news/route";
import { GET as getPeople } from "@/app/api/audit/people/route";
import { GET as getAudit } from "@/app/api/audit/route";
import { GET as getDeeds } from "@/app/api/conferences/[conferenceSid]/deeds/route";
import { GET as getDial } from "@/app/api/conferences/[conferenceSid]/dials/[callSid]/route";
import { GET as getPresets } from "@/app/api/presets/route";
import { callPreset, forgetPreset, keepPreset, saveOverPreset } from "@/lib/actions/presets";
import type { Outcome } from "@/lib/model/outcome";
import { type Role, roles } from "@/lib/model/person";
import { asking } from "@/lib/server/testing/next-headers";
import { orm } from "../database/database";
import { presets } from "../database/presets";
import { events } from "../database/record";
import { readRoom } from "../rooms";
import { withDatabase } from "../testing/databases";
import { boot } from "../testing/process";
import { signedOut, signIn } from "../testing/sign-in";

const asked = (path: string) => new NextRequest(`http://localhost:3000${path}`);
/** A preset of whoever asks: one may have kept it before a role was taken away. */
const OWN = "00000000-0000-4000-8000-000000000000";

/** Whether a door lets somebody in, whatever they find behind it. */
const wasLetIn = (kind: string | undefined) => kind !== "forbidden" && kind !== "signed-out";

const read = async (answered: Promise<Response>) => {
  const response = await answered;
  if (response.ok) return true;
  return wasLetIn(((await response.json()) as { fault: { kind: string } }).fault.kind);
};

const acted = async (answered: Promise<Outcome<unknown>>) => {
  const outcome = await answered;
  return outcome.ok || wasLetIn(outcome.fault.kind);
};

interface Scene {
  conferenceSid: string;
  callSid: string;
}

interface Door {
  does: string;
  from: Role;
  open: (scene: Scene) => Promise<boolean>;
}

const doors: Door[] = [
  { does: "reads the audit", from: "admin", open: () => read(getAudit(asked("/api/audit"))) },
  {
    does: "asks for news",
    from: "admin",
    open: () => read(getNews(asked("/api/audit/news?after=0"))),
  },
  { does: "lists who did something", from: "admin", open: () => read(getPeople()) },
  {
    does: "exports",
    from: "admin",
    open: () => read(getExport(asked("/api/audit/export?format=csv"))),
  },
  {
    does: "reads the last deeds in a conference",
    from: "viewer",
    open: ({ conferenceSid }) =>
      read(getDeeds(asked("/"), { params: Promise.resolve({ conferenceSid }) })),
  },
  {
    does: "reads how a leg was dialled",
    from: "supervisor",
    open: (scene) => read(getDial(asked("/"), { params: Promise.resolve(scene) })),
  },
  { does: "reads presets", from: "supervisor", open: () => read(getPresets()) },
  {
    does: "keeps a preset",
    from: "supervisor",
    open: () => acted(keepPreset({ name: "Night", shared: false, options: {} })),
  },
  {
    does: "keeps a preset for everybody",
    from: "admin",
    open: () => acted(keepPreset({ name: "Rules", shared: true, options: {} })),
  },
  {
    does: "saves over a preset",
    from: "supervisor",
    open: () => acted(saveOverPreset(OWN, {})),
  },
  { does: "renames a preset", from: "supervisor", open: () => acted(callPreset(OWN, "x")) },
  { does: "removes a preset", from: "supervisor", open: () => acted(forgetPreset(OWN)) },
];

withDatabase();

describe.each([...roles, null])("as %s", (role) => {
  const rank = role === null ? -1 : roles.indexOf(role);
  let here: Scene;
  beforeEach(async () => {
    const scene = boot();
    const { sid, callSid } = scene.conference();
    await readRoom(sid);
    here = { conferenceSid: sid, callSid: callSid("Ana") };
    const signedIn = role && (await signIn(role));
    asking.headers = signedIn?.headers ?? signedOut;
    const ownerId = signedIn?.person.id ?? null;
    await orm().insert(presets).values({ id: OWN, ownerId, name: "Day", options: {} });
  });

  it.each(doors.filter(({ from }) => rank >= roles.indexOf(from)))(
    "whoever $does is let in",
    async ({ open }) => {
      expect(await open(here)).toBe(true);
    },
  );

  it.each(doors.filter(({ from }) => rank < roles.indexOf(from)))(
    "whoever $does is refused: it is on record, and no preset has changed",
    async ({ open }) => {
      const before = await orm().select().from(presets);
      expect(await open(here)).toBe(false);
      expect(await orm().select().from(presets)).toEqual(before);
      const since = await orm()
        .select()
        .from(events)
        .where(notInArray(events.kind, ["sign-in", "read"]));
      expect(since).toMatchObject([
        { kind: "refusal", personId: role, payload: { permission: expect.any(String) } },
      ]);
    },
  );
});
