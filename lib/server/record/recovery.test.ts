import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { sentLabel } from "@/lib/model/command";
import { instances, pendingCommands } from "../database/record";
import { commandOf, doneOf } from "../testing/commands";
import { afterACrash, DEAD } from "../testing/crash";
import { describeOnEach } from "../testing/databases";
import { OURS, RINGS } from "../testing/gateway";
import { commandLog } from "./command-log";
import { instanceId, joinInstances, leaveInstances, seen } from "./instances";
import { recover } from "./recovery";

afterEach(() => void vi.restoreAllMocks());

const dial = { to: RINGS, from: OURS };

describeOnEach("a command whose server was killed", (database) => {
  it.each([
    ["was done", true, "It was done all the same"],
    ["was not done", false, "It was not done"],
  ])("is unknown, and says that it %s", async (_, muted, words) => {
    const { gateway, ana, outcomeOf } = await afterACrash(database());
    await gateway.participants.update(ana.conferenceSid, ana.callSid, { muted });
    const receipt = await outcomeOf({ options: { muted: true } });
    expect(receipt).toMatchObject({
      outcome: "unknown",
      participant: { label: "Ana", muted },
      fault: { kind: "internal", repeatable: true, unsure: true },
    });
    expect(receipt?.fault?.message).toContain("Bridgeboard was stopped");
    expect(receipt).not.toHaveProperty("took");
    expect(receipt?.fault?.message).toContain(words);
  });

  it.each([{ waitUrl: "https://a.example/wait" }, { beepOnExit: true }])(
    "is unknown where Twilio does not tell (%o)",
    async (options) => {
      const { outcomeOf } = await afterACrash(database());
      const receipt = await outcomeOf({ options });
      expect(receipt).toMatchObject({ participant: { label: "Ana" }, fault: { repeatable: true } });
      expect(receipt?.fault?.message).toContain("Whether it was done, Twilio does not tell");
    },
  );

  it("was done where whoever coached nobody any more names nobody", async () => {
    const { outcomeOf } = await afterACrash(database());
    const options = { coaching: false, callSidToCoach: `CA${"3".repeat(32)}` };
    const receipt = await outcomeOf({ options });
    expect(receipt?.fault?.message).toContain("It was done all the same");
  });

  it("may have been a removal", async () => {
    const { gateway, ana, outcomeOf } = await afterACrash(database());
    const there = await outcomeOf({ operation: "removeParticipant", options: {} });
    expect(there?.fault?.message).toContain("still there");
    await gateway.participants.remove(ana.conferenceSid, ana.callSid);
    const gone = await outcomeOf({ operation: "removeParticipant", options: {} });
    expect(gone?.fault?.message).toContain("not there any more");
  });

  it("may have been the end of the conference", async () => {
    const { gateway, sid, outcomeOf } = await afterACrash(database());
    const end = {
      operation: "updateConference" as const,
      target: { conferenceSid: sid },
      options: { status: "completed" },
    };
    const on = await outcomeOf(end);
    expect(on).toMatchObject({ conference: { status: "in-progress" } });
    await gateway.conferences.update(sid, { status: "completed" });
    const ended = await outcomeOf(end);
    expect(ended).toMatchObject({ conference: { status: "completed" } });
    expect(ended?.fault?.message).toContain("has ended");
  });

  it("may have been for a conference that Twilio does not know any more", async () => {
    const { outcomeOf } = await afterACrash(database());
    const target = { conferenceSid: `CF${"0".repeat(32)}` };
    const options = { status: "completed" };
    const receipt = await outcomeOf({ operation: "updateConference", target, options });
    expect(receipt?.fault?.message).toContain("Twilio knows no such conference any more");
  });

  it.each([
    ["under our label", {}],
    ["under a person's label", { label: "Cleo" }],
  ])("may have been a dial, whose leg is found %s", async (_, label) => {
    const { gateway, sid, control, begun, receipts } = await afterACrash(database());
    const named = { operation: "createParticipant" as const, options: { ...dial, ...label } };
    for (const target of [{ conferenceSid: sid }, { conferenceSid: "Lobby" }]) {
      const command = await begun({ ...named, target });
      const sent = { ...dial, label: sentLabel(command) };
      await gateway.participants.create(target.conferenceSid, sent);
    }
    await recover(DEAD);
    const legs = (await receipts()).map(({ payload }) => "participant" in payload && payload);
    expect(legs).toMatchObject([
      { participant: { label: "label" in label ? "Cleo" : null, status: "queued" } },
      { participant: { label: "label" in label ? "Cleo" : null, status: "queued" } },
    ]);
    expect(control.requests({ method: "POST" })).toHaveLength(2);
  });

  it.each(["Support", "Nowhere", "the SID"])(
    "is not dialled again where no leg is found (%s)",
    async (name) => {
      const { sid, control, outcomeOf } = await afterACrash(database());
      const target = { conferenceSid: name === "the SID" ? sid : name };
      const receipt = await outcomeOf({ operation: "createParticipant", target, options: dial });
      expect(receipt).toMatchObject({ outcome: "unknown", fault: { repeatable: false } });
      expect(receipt?.fault?.message).toContain("was never made, or is still to come");
      expect(control.requests({ method: "POST" })).toEqual([]);
    },
  );

  it.each(["500", "hang", "reset"] as const)(
    "has its outcome although Twilio cannot be asked (%s)",
    async (kind) => {
      const { control, outcomeOf } = await afterACrash(database());
      control.fault({ path: "", kind });
      const receipt = await outcomeOf({}, 50);
      control.clearFaults();
      expect(receipt?.fault?.message).toContain("Twilio could not be asked");
    },
  );

  it("has one outcome, whoever recovers it at the same time", async () => {
    const { begun, receipts, orm, logged } = await afterACrash(database());
    for (let count = 0; count < 5; count++) await begun({});
    await Promise.all([recover(DEAD), recover(DEAD), recover(DEAD)]);
    expect(await receipts()).toHaveLength(5);
    expect(logged().match(/command of a stopped instance settled/g)).toHaveLength(5);
    expect(await orm.select().from(pendingCommands)).toEqual([]);
  });

  it("keeps the outcome that is there when its server was only slow", async () => {
    const { gone, begun, receipts } = await afterACrash(database());
    const command = await begun({});
    await recover(DEAD);
    await gone.log.settle(command, doneOf(command));
    expect(await receipts()).toMatchObject([{ outcome: "unknown" }]);
  });
});

/** This process has said for so long that it is there, in milliseconds. */
async function beThereFor(ms: number): Promise<void> {
  const began = performance.now();
  const clock = vi.spyOn(performance, "now");
  for (let passed = 0; passed <= ms; passed += 10_000) {
    clock.mockReturnValue(began + passed);
    await seen();
  }
}

const silent = (seconds: number) => sql`now() - ${seconds} * interval '1 second'`;

describeOnEach("an instance", (database) => {
  it("keeps its commands while it is there, and for a while of silence", async () => {
    const { orm, gone, begun } = await afterACrash(database());
    await begun({});
    const other = eq(instances.id, gone.id);
    await orm.insert(instances).values({ id: gone.id, seenAt: silent(29) });
    await beThereFor(DEAD);
    expect(await recover(DEAD)).toBe(0);
    await orm
      .update(instances)
      .set({ seenAt: silent(31) })
      .where(other);
    expect(await recover(DEAD)).toBe(1);
    expect(await orm.select().from(instances).where(other)).toEqual([]);
  });

  it("is gone although the database's clock was put back since it was seen", async () => {
    const { orm, gone, begun } = await afterACrash(database());
    await begun({});
    await orm.insert(instances).values({ id: gone.id, seenAt: silent(-7200) });
    await beThereFor(DEAD);
    expect(await recover(DEAD)).toBe(1);
  });

  it.each([-7200, 7200])("is not gone because the clock was set, by %i s", async (seconds) => {
    const { orm, gone, begun } = await afterACrash(database());
    await begun({});
    await orm.insert(instances).values({ id: gone.id });
    await beThereFor(DEAD);
    // It said so a moment ago, by the clock as it was then.
    await orm
      .update(instances)
      .set({ seenAt: silent(seconds) })
      .where(eq(instances.id, gone.id));
    await seen();
    expect(await recover(DEAD)).toBe(0);
  });

  it("is not taken for gone because nobody could reach the database for a while", async () => {
    const clock = vi.spyOn(performance, "now");
    const at = (seconds: number) => void clock.mockReturnValue(seconds * 1000);
    at(0);
    const { orm, gone, begun } = await afterACrash(database());
    await joinInstances();
    await begun({});
    await orm.insert(instances).values({ id: gone.id, seenAt: silent(60) });
    at(10);
    expect(await recover(DEAD)).toBe(0);
    at(60);
    expect(await recover(DEAD)).toBe(0);
    for (const moment of [61, 71, 81]) {
      at(moment);
      await seen();
      expect(await recover(DEAD)).toBe(0);
    }
    at(91);
    await seen();
    expect(await recover(DEAD)).toBe(1);
  });

  it("that was declared dead goes on under another id, and leaves its old commands alone", async () => {
    const { orm, logged } = await afterACrash(database());
    await joinInstances();
    const before = instanceId();
    const command = commandOf();
    await commandLog().request(command);
    await orm.delete(instances).where(eq(instances.id, before));
    await seen();
    expect(instanceId()).not.toBe(before);
    const alive = (await orm.select().from(instances)).map(({ id }) => id);
    expect(alive).toEqual([instanceId()]);
    expect(await recover(DEAD)).toBe(0);
    await expect(commandLog().depart(command)).rejects.toThrow("another one has taken over");
    expect(logged()).toContain("declared dead by another instance");

    const next = commandOf();
    await commandLog().request(next);
    await commandLog().depart(next);
  });

  it("never recovers its own, however long it could not be seen", async () => {
    const { orm } = await afterACrash(database());
    await commandLog().request(commandOf());
    expect(await recover(DEAD)).toBe(0);
    expect(await orm.select().from(pendingCommands)).toHaveLength(1);
  });

  it("is seen when it joins, and gone when it leaves", async () => {
    const { orm } = await afterACrash(database());
    await orm.insert(instances).values({ id: randomUUID() });
    await joinInstances();
    const ids = (await orm.select().from(instances)).map(({ id }) => id);
    expect(ids).toContain(instanceId());
    // An embedded database has one process: whoever was there before is dead.
    expect(ids).toHaveLength(database().kind === "embedded" ? 1 : 2);
    await leaveInstances();
    const left = (await orm.select().from(instances)).map(({ id }) => id);
    expect(left).not.toContain(instanceId());
  });
});
