import { eq } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { orm } from "../database/database";
import { sessions } from "../database/people";
import { endSession, signOutEverywhere } from "../people/account";
import { auth } from "../people/auth";
import { changeRole, removePerson } from "../people/changes";
import type { Recorded } from "../record/feed";
import { describeOnEach } from "../testing/databases";
import { signIn } from "../testing/sign-in";
import { deferred } from "../testing/waiting";
import { saidFrame } from "./frame";
import { createStandings } from "./standing";
import { createStream } from "./stream";
import { happens, SID, streaming } from "./testing/board";
import { readStream } from "./testing/read-stream";

const running: { stop?: () => void } = {};
afterEach(() => running.stop?.());

/** The only session of somebody. */
async function sessionOf(personId: string): Promise<string> {
  const [session] = await orm().select().from(sessions).where(eq(sessions.userId, personId));
  return session?.id ?? "";
}

/** Dana looks at a conference, and an admin looks at Dana. */
async function looking() {
  const board = await streaming();
  running.stop = board.stop;
  const dana = await board.browser("dana");
  const stream = await dana.read(`topic=${SID}`);
  await stream.next();
  const { person: admin } = await signIn("admin", "alex");
  return { ...board, dana, stream, admin };
}

type Looking = Awaited<ReturnType<typeof looking>>;

describeOnEach("the right to see", () => {
  it.each<[string, (at: Looking) => Promise<unknown>]>([
    ["their session is ended", async (at) => endSession(await sessionOf("dana"), at.dana.person)],
    ["they sign out everywhere", ({ dana }) => signOutEverywhere(dana.person)],
    ["they are removed", ({ dana, admin }) => removePerson(dana.person.id, admin)],
  ])("ends with the event by which %s: nothing after it is sent", async (_, end) => {
    const board = await looking();
    const before = await happens();
    await end(board);
    await Promise.all([happens(), happens()]);
    const { stream } = board;
    await stream.until(({ name }) => name === "signed-out");
    expect(await stream.next()).toBeNull();
    expect(stream.events().map(({ id }) => id)).toEqual([before]);
    expect(board.live.size()).toBe(0);
  });

  it("stays with another role, and nothing is missed", async () => {
    const { stream, dana, admin } = await looking();
    const before = await happens();
    await changeRole(dana.person.id, "viewer", admin);
    const after = await happens();
    await stream.until(({ id }) => id === after);
    expect(stream.events().map(({ id }) => id)).toEqual([before, after]);
  });

  it("of one browser is not that of another, nor of somebody else", async () => {
    const { browser, stream, dana } = await looking();
    const session = await sessionOf("dana");
    const streams = await Promise.all(
      ["dana", "sam"].map(async (name) => (await browser(name)).read(`topic=${SID}`)),
    );
    for (const one of streams) await one.next();
    await endSession(session, dana.person);
    const after = await happens();
    expect(await stream.next()).toMatchObject({ name: "signed-out" });
    for (const one of streams) expect(await one.next()).toMatchObject({ id: after });
  });

  it("is asked about anyway, because a session also runs out", async () => {
    const { dana, stream } = await looking();
    await stream.close();
    const standings = createStandings({ askEvery: 5, pause: 5 });
    const mine = await signIn("supervisor", "dana");
    const closing = createStream(() => undefined);
    const leave = standings.standingOf(dana.person, new Headers(mine.headers)).watch(closing);
    const read = readStream(new Response(closing.body));
    await orm().delete(sessions).where(eq(sessions.userId, "dana"));
    expect(await read.next()).toMatchObject({ name: "signed-out" });
    leave();
    expect(standings.size()).toBe(0);
  });

  it("is in doubt for as long as nobody can say, and nothing is sent meanwhile", async () => {
    const { dana, stream, logged } = await looking();
    await stream.close();
    const standings = createStandings({ askEvery: 60_000, pause: 5 });
    const { headers } = await signIn("supervisor", "dana");
    const mine = createStream(() => undefined);
    const leave = standings.standingOf(dana.person, new Headers(headers)).watch(mine);
    const read = readStream(new Response(mine.body));
    const next = read.next();
    const answer = deferred<never>();
    vi.spyOn(auth().api, "getSession")
      .mockRejectedValueOnce(new Error("The database is away."))
      .mockReturnValueOnce(answer.promise);
    standings.hear({ ...ended, personId: dana.person.id });
    mine.add(saidFrame("ping", { now: 1 }));
    mine.flush();
    await vi.waitFor(() => expect(auth().api.getSession).toHaveBeenCalledTimes(2));
    expect(logged()).toContain("not known whether somebody may still see");
    expect(read.all).toEqual([]);
    standings.hear({ ...ended, personId: dana.person.id });
    expect(await next).toMatchObject({ name: "ping" });
    leave();
    vi.restoreAllMocks();
  });
});

const ended: Recorded = {
  id: 1,
  kind: "session-ended",
  personId: null,
  conferenceSid: null,
  callSid: null,
  payload: { sessionId: "another of theirs" },
  room: null,
};
