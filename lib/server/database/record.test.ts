import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { NewEvent } from "@/lib/model/event";
import { createCommandLog } from "../record/command-log";
import { append } from "../record/events";
import { instanceId } from "../record/instances";
import { forget } from "../record/retention";
import { commandOf, dana, doneOf } from "../testing/commands";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { codeOf } from "./failure";
import type { Database } from "./orm";
import { events } from "./record";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

const signIn = (key: string, at = new Date()): NewEvent<"sign-in"> => ({
  kind: "sign-in",
  key,
  at,
  person: dana,
  payload: { method: "password" },
});

const keys = async ({ orm }: Database) =>
  (await orm.select({ key: events.key }).from(events).orderBy(events.id)).map(({ key }) => key);

describeOnEach("an event", (database) => {
  it("is written once, whoever writes it again", async () => {
    boot();
    const ids = await Promise.all(["a", "a", "b", "a"].map((key) => append(signIn(key))));
    expect(ids.filter((id) => id === null)).toHaveLength(2);
    expect((await keys(database())).toSorted()).toEqual(["a", "b"]);
  });

  it("is not written with what its kind does not say", async () => {
    boot();
    const payload = { method: "password" as const, password: "open-sesame" };
    await expect(append({ ...signIn("a"), payload })).rejects.toThrow("Unrecognized key");
    expect(await keys(database())).toEqual([]);
  });

  it.each([
    ["changed", sql`update events set person_name = 'Nobody'`],
    ["deleted", sql`delete from events`],
    ["cleared away", sql`truncate events`],
  ])("is never %s", async (_, statement) => {
    boot();
    await append(signIn("a"));
    const refused: unknown = await database()
      .orm.execute(statement)
      .catch((error: unknown) => error);
    // Postgres's code for an exception that a trigger raised.
    expect(codeOf(refused)).toBe("P0001");
    expect(await database().orm.select().from(events)).toMatchObject([{ personName: "Dana" }]);
  });

  it("has a higher id than all that could be read before it was written", async () => {
    boot();
    const { orm } = database();
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, count) =>
        orm.transaction(async (tx) => {
          const id = await append(signIn(`${count}`), tx);
          const [newest] = await tx.select({ id: sql<string>`max(id)` }).from(events);
          return [Number(id), Number(newest?.id)] as const;
        }),
      ),
    );
    for (const [id, newest] of ids) expect(newest).toBe(id);
  });
});

describeOnEach("what is older than it is kept", (database) => {
  it("goes, and what is younger stays", async () => {
    boot();
    for (const days of [40, 31, 29, 0]) await append(signIn(`${days} days`, ago(days)));
    expect(await forget(30, 1)).toBe(2);
    expect(await keys(database())).toEqual(["29 days", "0 days"]);
    expect(await forget(30)).toBe(0);
  });

  it("goes together, a command and its receipt, and stays while there is none", async () => {
    boot();
    const log = createCommandLog(instanceId);
    const [old, slow, pending] = [commandOf(), commandOf(), commandOf()];
    for (const command of [old, slow, pending]) {
      await log.request({ ...command, requestedAt: ago(40).toISOString() });
    }
    await log.settle(old, doneOf(old, { at: ago(39).toISOString() }));
    await log.settle(slow, doneOf(slow, { at: ago(20).toISOString() }));
    expect(await forget(30)).toBe(2);
    expect(await keys(database())).toEqual([
      `command:${slow.id}`,
      `command:${pending.id}`,
      `receipt:${slow.id}`,
    ]);
  });
});
