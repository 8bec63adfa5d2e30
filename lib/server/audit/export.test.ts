import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { AuditEntry } from "@/lib/model/audit";
import { orm } from "../database/database";
import { describeOnEach } from "../testing/databases";
import { faultFrom } from "../testing/gateway";
import { boot } from "../testing/process";
import { exportAudit } from "./export";
import { deed, happened } from "./testing/record";

const MANY = 1234;

/** Pino's numbers for its levels. */
const INFO = 30;
const ERROR = 50;

/** So many sign-ins at once: more than two batches. */
const signIns = () =>
  orm().execute(sql`
    insert into events (at, kind, person_id, person_name, payload, key)
    select now(), 'sign-in', 'dana', 'Dana', '{"method":"password"}', 'sign-in:' || n
    from generate_series(1, ${sql.raw(String(MANY))}) n`);

const always = async () => true;

const failing = async () => {
  await orm().execute(sql`select 1 / 0 where ${"hush"}::text = 'hush'`);
  return true;
};

const asked = (format: string, filter = {}, stillMay = always) =>
  exportAudit(filter, format, new AbortController().signal, stillMay);

describeOnEach("the export of the audit", () => {
  beforeEach(() => void boot());

  it("has everything once as JSON, newest first", async () => {
    await signIns();
    const response = await asked("json");
    const entries = JSON.parse(await response.text()) as AuditEntry[];
    const ids = entries.map(({ id }) => id);
    expect(ids).toHaveLength(MANY);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a));
  });

  it("has exactly what is filtered as CSV, and leaves a label text", async () => {
    await signIns();
    await deed({}, { names: { participantName: '=HYPERLINK("https://example.com")' } });
    const text = await (await asked("csv", { kind: "mute" })).text();
    const [head, row, ...rest] = text.split("\r\n");
    expect(head).toContain("id,at,person,person_id,kind,words,participant");
    expect(row).toContain('"\'=HYPERLINK(""https://example.com"")"');
    expect(rest).toEqual([""]);
  });

  it.each([
    ["json", "[\n]\n"],
    ["csv", /^id,at,.*details\r\n$/],
  ])("is a whole %s file where there is nothing", async (format, text) => {
    const file = await (await asked(format)).text();
    expect(file).toMatch(text);
  });

  it("is a file to be kept, with the day in its name, that nobody caches", async () => {
    const { headers } = await asked("csv");
    expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="bridgeboard-audit-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  it("ends with what was the newest when it began", async () => {
    await signIns();
    const response = await asked("json");
    await happened({ kind: "sign-out", payload: { everywhere: false } });
    const entries = JSON.parse(await response.text()) as AuditEntry[];
    expect(entries).toHaveLength(MANY);
  });

  it("reads no more when whoever asked has gone", async () => {
    await signIns();
    const gone = new AbortController();
    const response = await exportAudit({}, "json", gone.signal, always);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    gone.abort();
    const second = await reader?.read();
    expect(first?.value?.length).toBeGreaterThan(10_000);
    expect(new TextDecoder().decode(second?.value)).toBe("\n]\n");
  });

  it("breaks off when whoever reads it may not any more", async () => {
    const { logged } = boot();
    await signIns();
    let trusted = true;
    const reader = (await asked("json", {}, async () => trusted)).body?.getReader();
    await reader?.read();
    trusted = false;
    await expect(reader?.read()).rejects.toThrow("may not any more");
    expect(JSON.parse(logged())).toMatchObject({ level: INFO, msg: "export broken off" });
  });

  it("says why the database broke it off, and not what that was asked", async () => {
    const { logged } = boot();
    const text = (await asked("json", {}, failing)).text();
    await expect(text).rejects.toThrow(/^division by zero$/);
    expect(JSON.parse(logged())).toMatchObject({ level: ERROR, reason: "division by zero" });
    expect(logged()).not.toContain("hush");
  });

  it("makes no fuss about somebody who leaves in the middle of a batch", async () => {
    const { logged } = boot();
    await signIns();
    const reader = (await asked("json")).body?.getReader();
    const reading = reader?.read();
    await reader?.cancel();
    expect(await reading).toMatchObject({ done: true });
    expect(logged()).toBe("");
  });

  it("knows no other formats", async () => {
    expect(await faultFrom(asked("xlsx"))).toMatchObject({ kind: "invalid" });
  });
});
