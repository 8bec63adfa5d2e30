import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Command } from "@/lib/model/command";
import { instances, pendingCommands } from "../database/record";
import { doneOf } from "../testing/commands";
import { afterACrash, DEAD } from "../testing/crash";
import { describeOnEach } from "../testing/databases";
import { OURS, RINGS } from "../testing/gateway";
import { recover } from "./recovery";

const operations = [
  ["dial", { operation: "createParticipant" as const, options: { to: RINGS, from: OURS } }],
  ["removal", { operation: "removeParticipant" as const, options: {} }],
  ["unmute", { operation: "updateParticipant" as const, options: { muted: false } }],
  ["end", { operation: "updateConference" as const, options: { status: "completed" } }],
] as const;

describeOnEach("a command that waited for its turn", (database) => {
  /** An instance that takes a command, is declared dead while it is paused, and wakes up. */
  async function paused(more: Partial<Command>) {
    const crash = await afterACrash(database());
    const { orm, gone, queued } = crash;
    const command = await queued(more);
    await orm.insert(instances).values({ id: gone.id });
    const sentAt = async () =>
      (await orm.select().from(pendingCommands)).map(({ sentAt: at }) => at);
    const declareDead = async () => {
      await orm.delete(instances).where(eq(instances.id, gone.id));
      return recover(DEAD);
    };
    return { ...crash, command, sentAt, declareDead };
  }

  it.each(operations)("goes out while its server is there: %s", async (_, more) => {
    const { gone, command, sentAt } = await paused(more);
    expect(await sentAt()).toEqual([null]);
    await gone.log.depart(command);
    await gone.log.depart(command);
    expect(await sentAt()).toEqual([expect.any(Date)]);
  });

  it.each(operations)("never goes out once its server was declared dead: %s", async (_, more) => {
    const { gone, command, declareDead, receipts, asked } = await paused(more);
    expect(await declareDead()).toBe(1);
    expect(asked()).toEqual([]);
    expect(await receipts()).toMatchObject([
      { outcome: "failed", payload: { fault: { repeatable: true, unsure: false } } },
    ]);
    await expect(gone.log.depart(command)).rejects.toThrow("Nothing was done");
  });

  it("never goes out between the death of its server and its recovery", async () => {
    const { orm, gone, command } = await paused({});
    await orm.delete(instances).where(eq(instances.id, gone.id));
    await expect(gone.log.depart(command)).rejects.toThrow("another one has taken over");
  });

  const tooLate = [sql`now() - interval '1 second'`, sql`now() + interval '2 hours'`];
  const late = operations.flatMap(([what, more]) => tooLate.map((by) => ({ what, more, by })));

  it.each(late)("never goes out too late, nor by a clock that was put back: $what", async (one) => {
    const { orm, gone, command, sentAt } = await paused(one.more);
    await orm.update(pendingCommands).set({ deadline: one.by });
    await expect(gone.log.depart(command)).rejects.toThrow("was not sent");
    expect(await sentAt()).toEqual([null]);
  });

  it("never goes out after its outcome", async () => {
    const { gone, command } = await paused({});
    await gone.log.settle(command, doneOf(command));
    await expect(gone.log.depart(command)).rejects.toThrow("Nothing was done");
  });

  it("is on record as unknown, and never as not made, where it had gone out", async () => {
    const [, dialling] = operations[0];
    const { gone, command, declareDead, receipts } = await paused(dialling);
    await gone.log.depart(command);
    await declareDead();
    const [receipt] = await receipts();
    expect(receipt).toMatchObject({ outcome: "unknown", payload: { fault: { unsure: true } } });
    expect(JSON.stringify(receipt)).toContain("is still to come");
  });
});
