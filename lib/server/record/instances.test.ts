import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { instances } from "../database/record";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { instancesAlive, joinInstances, leaveInstances, seen } from "./instances";

const silent = (seconds: number) => sql`now() - ${seconds} * interval '1 second'`;

describeOnEach("the instances on one database", (database) => {
  async function alone() {
    boot();
    await joinInstances();
    const { orm } = database();
    const comes = async (seconds = 0) => {
      const id = randomUUID();
      await orm.insert(instances).values({ id, seenAt: silent(seconds) });
      return { goes: () => orm.delete(instances).where(eq(instances.id, id)) };
    };
    return { orm, comes };
  }

  it("are counted whenever one of them says that it is there", async () => {
    const { comes } = await alone();
    await seen();
    expect(instancesAlive()).toBe(1);
    const [second] = [await comes(), await comes()];
    await seen();
    expect(instancesAlive()).toBe(3);
    await second.goes();
    await seen();
    expect(instancesAlive()).toBe(2);
  });

  it("are not counted when they have been silent for half a minute", async () => {
    const { comes } = await alone();
    await comes(29);
    await comes(31);
    await seen();
    expect(instancesAlive()).toBe(2);
  });

  it("are as many as before while the database is away", async () => {
    const { orm, comes } = await alone();
    await comes();
    await seen();
    const away = vi.spyOn(orm, "update").mockImplementation(() => {
      throw new Error("The database is away.");
    });
    await expect(seen()).rejects.toThrow("away");
    expect(instancesAlive()).toBe(2);
    away.mockRestore();
    await leaveInstances();
  });
});
