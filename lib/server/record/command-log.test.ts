import { randomBytes, randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import type { Command, Receipt } from "@/lib/model/command";
import type { Participant } from "@/lib/model/participant";
import type { Database } from "../database/orm";
import { events, pendingCommands } from "../database/record";
import { commandOf, dana, doneOf } from "../testing/commands";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { settled } from "../testing/waiting";
import { createCommandLog } from "./command-log";

/** What stands in the database of a booted process, and the logs of its instances. */
function booted(database: Database) {
  const { logged } = boot();
  const rows = () => database.orm.select().from(events).orderBy(asc(events.id));
  const pending = () => database.orm.select().from(pendingCommands);
  return { rows, pending, logged, instance: newInstance, log: newInstance() };
}

const newInstance = () => {
  const id = randomUUID();
  return createCommandLog(() => id);
};

describeOnEach("a command", (database) => {
  it("is on record with who, what and where before it is done", async () => {
    const { log, rows, pending } = booted(database());
    const command = commandOf();
    expect(await log.request(command)).toBe(true);
    expect(await rows()).toMatchObject([
      {
        kind: "command",
        at: new Date(command.requestedAt),
        personId: dana.id,
        personName: dana.name,
        ...command.target,
        operation: "updateParticipant",
        outcome: null,
        key: `command:${command.id}`,
        payload: { commandId: command.id, target: command.target, options: { muted: true } },
      },
    ]);
    expect(await pending()).toMatchObject([{ commandId: command.id }]);
  });

  it("is taken once, also by two instances, and after its outcome", async () => {
    const { instance, rows, pending } = booted(database());
    const command = commandOf();
    const [one, other] = [instance(), instance()];
    const taken = await Promise.all([one.request(command), other.request(command)]);
    expect(taken.toSorted()).toEqual([false, true]);
    await one.settle(command, doneOf(command));
    expect(await other.request(command)).toBe(false);
    expect(await rows()).toHaveLength(2);
    expect(await pending()).toEqual([]);
  });

  it("stays as it is where its repeat cannot be compared with it", async () => {
    const { log, rows, pending } = booted(database());
    const command = commandOf();
    await log.request(command);
    const select = vi.spyOn(database().orm, "select").mockImplementationOnce(() => {
      throw Object.assign(new Error("gone"), { code: "ECONNREFUSED" });
    });
    await expect(log.request(command)).rejects.toThrow("gone");
    select.mockRestore();
    await settled();
    expect(await rows()).toHaveLength(1);
    expect(await pending()).toHaveLength(1);
  });

  it("may hold any text that Twilio or a person can send", async () => {
    const { log, rows } = booted(database());
    const command = commandOf({ options: { label: "a\0b \ud800 😀 'x' \\u0000" } });
    await log.request(command);
    const label = "a\uFFFDb \uFFFD 😀 'x' \\u0000";
    expect(await rows()).toMatchObject([{ payload: { options: { label } } }]);
  });
});

describeOnEach("an outcome", (database) => {
  it("is on record once, and the first one stays", async () => {
    const { instance, rows, pending } = booted(database());
    const command = commandOf();
    const [one, other] = [instance(), instance()];
    await one.request(command);
    await Promise.all([
      one.settle(command, doneOf(command)),
      one.settle(command, doneOf(command)),
      other.settle(command, doneOf(command)),
    ]);
    await other.settle(command, doneOf(command, { outcome: "unknown" }));
    expect(await rows()).toMatchObject([
      { kind: "command" },
      {
        kind: "receipt",
        key: `receipt:${command.id}`,
        personId: dana.id,
        ...command.target,
        operation: command.operation,
        outcome: "done",
        payload: { commandId: command.id, took: 1000 },
      },
    ]);
    expect(await pending()).toEqual([]);
  });

  it("is about the conference and the call that Twilio gave", async () => {
    const { log, rows } = booted(database());
    const target = { conferenceSid: "Lobby" };
    const command = commandOf({ operation: "createParticipant", target });
    await log.request(command);
    const participant = {
      conferenceSid: "CF7",
      callSid: "CA7",
      label: null,
      status: "queued" as const,
      muted: false,
      hold: false,
      coaching: false,
      callSidToCoach: null,
      startConferenceOnEnter: true,
      endConferenceOnExit: false,
      dateCreated: command.requestedAt,
      dateUpdated: command.requestedAt,
    };
    await log.settle(command, doneOf(command, { participant }));
    expect(await rows()).toMatchObject([
      { conferenceSid: "Lobby", callSid: null },
      { conferenceSid: "CF7", callSid: "CA7", payload: { participant } },
    ]);
  });

  it.each([
    ["our own check", { took: Number.NaN }],
    [
      "the database",
      { participant: { callSid: randomBytes(9000).toString("hex") } as Participant },
    ],
  ])("that %s refuses for ever is unknown, and is not tried again", async (_, more) => {
    const { log, rows, pending, logged } = booted(database());
    const command = commandOf();
    await log.request(command);
    const written = await log.settle(command, doneOf(command, more));
    expect(written).toMatchObject({ outcome: "unknown", fault: { unsure: true } });
    expect(await rows()).toMatchObject([{ kind: "command" }, { outcome: "unknown" }]);
    expect(await pending()).toEqual([]);
    expect(logged()).toContain("receipt cannot be written");
    expect(logged()).not.toContain("not written yet");
  });

  it("is not written for what was never requested", async () => {
    const { log, rows } = booted(database());
    const command = commandOf();
    await log.settle(command, doneOf(command));
    expect(await rows()).toEqual([]);
  });
});

/** Instances with these commands under way, and a browser that asks one of them. */
async function waitingFor(database: Database, count: number) {
  const { instance, log: asked } = booted(database);
  const [worker, browser] = [instance(), new AbortController()];
  const commands = Array.from({ length: count }, () => commandOf());
  for (const command of commands) await worker.request(command);
  const ask = (patience: number, ...which: (Command | undefined)[]) =>
    asked.receipts(
      which.flatMap((one) => one?.id ?? []),
      dana.id,
      patience,
      browser.signal,
    );
  const settle = (command: Command | undefined) =>
    command && worker.settle(command, doneOf(command));
  return {
    commands,
    log: asked,
    ask,
    settle,
    leave: () => browser.abort(),
    close: () => asked.close(0),
  };
}

const idsOf = (receipts: Receipt[]) => receipts.map(({ commandId }) => commandId);
const LONG = 20_000;

describeOnEach("a receipt", (database) => {
  it("is there at once when the command is settled, as often as one asks", async () => {
    const { commands, ask, settle } = await waitingFor(database(), 2);
    const [a, b] = commands;
    await settle(b);
    const onRecord = { id: expect.any(Number), about: expect.any(Number) };
    const receipt = b && { ...doneOf(b), event: onRecord };
    expect(await ask(LONG, a, b)).toEqual([receipt]);
    expect(await ask(LONG, a, b)).toEqual([receipt]);
  });

  it("is for nobody but whoever pressed", async () => {
    const { commands, log, settle } = await waitingFor(database(), 1);
    await settle(commands[0]);
    const ids = commands.map(({ id }) => id);
    const { signal } = new AbortController();
    expect(await log.receipts(ids, "alex", LONG, signal)).toMatchObject([
      { commandId: ids[0], outcome: "unknown" },
    ]);
  });

  it("of another instance is waited for, and reaches everybody who waits", async () => {
    const { commands, ask, settle } = await waitingFor(database(), 3);
    const [a, b, c] = commands;
    const both = [ask(LONG, a), ask(LONG, a, b)];
    const other = ask(LONG, c);
    await settle(a);
    expect((await Promise.all(both)).map(idsOf)).toEqual([[a?.id], [a?.id]]);
    await settle(c);
    expect(idsOf(await other)).toEqual([c?.id]);
  });

  it("is not waited for longer than somebody has patience", async () => {
    const { commands, ask } = await waitingFor(database(), 1);
    expect(await ask(30, ...commands)).toEqual([]);
  });

  it("is not waited for when the browser leaves, or has left", async () => {
    const { commands, ask, leave } = await waitingFor(database(), 1);
    const waiting = ask(LONG, ...commands);
    leave();
    expect(await waiting).toEqual([]);
    expect(await ask(LONG, ...commands)).toEqual([]);
  });

  it("is not waited for when the server stops", async () => {
    const { commands, ask, close } = await waitingFor(database(), 1);
    const waiting = ask(LONG, ...commands);
    await close();
    expect(await waiting).toEqual([]);
    expect(await ask(LONG, ...commands)).toEqual([]);
  });

  it("of a press that nobody has on record is unknown, and may have been done", async () => {
    const { ask } = await waitingFor(database(), 0);
    const command = commandOf();
    expect(await ask(LONG, command)).toEqual([
      {
        commandId: command.id,
        at: expect.any(String),
        outcome: "unknown",
        fault: expect.objectContaining({ kind: "internal", repeatable: false, unsure: true }),
      },
    ]);
  });
});
