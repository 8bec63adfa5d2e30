import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { SECRET } from "@/lib/catalogue/redact";
import type { Person, Role } from "@/lib/model/person";
import { database, orm } from "./database/database";
import { people } from "./database/people";
import { presets } from "./database/presets";
import { removePerson } from "./people/changes";
import { changePreset, createPreset, readPresets, removePreset, renamePreset } from "./presets";
import { presetNameOf, presetOptionsOf } from "./presets-given";
import { describeOnEach } from "./testing/databases";
import { faultFrom } from "./testing/gateway";
import { boot } from "./testing/process";

const person = (id: string, role: Role): Person => ({ id, name: id, email: `${id}@b.c`, role });
const dana = person("dana", "supervisor");
const alex = person("alex", "supervisor");
const ada = person("ada", "admin");

const draft = (
  name: string,
  more: { shared?: boolean; options?: Record<string, unknown> } = {},
) => ({
  name,
  shared: false,
  options: { to: "client:ana" },
  ...more,
});

/** Whether somebody waits for what another is writing; the embedded one does one thing after another. */
async function somebodyWaits(): Promise<boolean> {
  if (database().kind === "embedded") return true;
  const waiting = await orm()
    .select({ pid: sql`pid` })
    .from(sql`pg_stat_activity`)
    .where(sql`datname = current_database() and wait_event_type = 'Lock'`);
  return waiting.length > 0;
}

const names = async (asker: Person) => (await readPresets(asker)).map(({ name }) => name);

describeOnEach("presets", () => {
  beforeEach(async () => {
    boot();
    await orm().insert(people).values([dana, alex, ada]);
  });

  it("are one's own, and everybody's", async () => {
    await createPreset(draft("Night shift"), dana);
    await createPreset(draft("Hidden"), alex);
    await createPreset(draft("House rules", { shared: true }), ada);
    expect(await readPresets(dana)).toMatchObject([
      { name: "House rules", shared: true, owner: "ada", editable: false },
      { name: "Night shift", shared: false, owner: null, editable: true },
    ]);
    expect(await names(ada)).toEqual(["House rules"]);
  });

  it("stay for everybody when who made them is removed; their own go with them", async () => {
    const shared = await createPreset(draft("House rules", { shared: true }), ada);
    await createPreset(draft("Mine"), ada);
    const kim = person("kim", "admin");
    await orm().insert(people).values(kim);
    await removePerson(ada.id, kim);
    expect(await readPresets(dana)).toMatchObject([
      { name: "House rules", shared: true, owner: "somebody who has left", editable: false },
    ]);
    expect(await orm().$count(presets)).toBe(1);
    await renamePreset(shared, "Rules", kim);
    await changePreset(shared, { to: "client:ben" }, kim);
    expect(await names(dana)).toEqual(["Rules"]);
    await removePreset(shared, kim);
    expect(await orm().$count(presets)).toBe(0);
  });

  it("are changed, renamed and removed by whom they belong to", async () => {
    const id = await createPreset(draft("Night"), dana);
    await changePreset(id, { to: "client:ben" }, dana);
    await renamePreset(id, "Day", dana);
    expect(await readPresets(dana)).toMatchObject([{ name: "Day", options: { to: "client:ben" } }]);
    await removePreset(id, dana);
    expect(await names(dana)).toEqual([]);
  });

  it("are nobody else's business", async () => {
    const id = await createPreset(draft("Night"), dana);
    for (const by of [alex, ada]) {
      for (const attempt of [
        () => changePreset(id, {}, by),
        () => renamePreset(id, "x", by),
        () => removePreset(id, by),
      ])
        expect(await faultFrom(attempt())).toMatchObject({ kind: "not-found" });
    }
    expect(await names(dana)).toEqual(["Night"]);
  });

  it("that are everybody's are changed by admins alone", async () => {
    const id = await createPreset(draft("House rules", { shared: true }), ada);
    expect(await faultFrom(removePreset(id, dana))).toMatchObject({ kind: "not-found" });
    await renamePreset(id, "Rules", person("other", "admin"));
    expect(await names(dana)).toEqual(["Rules"]);
    expect(await faultFrom(changePreset(id, {}, { ...ada, role: "viewer" }))).toMatchObject({
      kind: "not-found",
    });
  });

  it("of one person have each a name of their own", async () => {
    await createPreset(draft("Night"), dana);
    const id = await createPreset(draft("Day"), dana);
    await createPreset(draft("Night"), alex);
    expect(await faultFrom(createPreset(draft("Night"), dana))).toMatchObject({ option: "name" });
    expect(await faultFrom(renamePreset(id, "Night", dana))).toMatchObject({ option: "name" });
    await renamePreset(id, "Day", dana);
  });

  it("are not given a name that another takes at the same moment", async () => {
    const id = await createPreset(draft("Day"), dana);
    let renaming: Promise<unknown> | undefined;
    await orm().transaction(async (tx) => {
      await tx.insert(presets).values({ ...draft("Night"), ownerId: dana.id });
      renaming = faultFrom(renamePreset(id, "Night", dana));
      await expect.poll(somebodyWaits).toBe(true);
    });
    expect(await renaming).toMatchObject({ kind: "invalid", option: "name" });
  });

  it("are at most a hundred for each", async () => {
    for (let n = 0; n < 100; n++) await createPreset(draft(`Preset ${n}`), dana);
    const fault = await faultFrom(createPreset(draft("One more"), dana));
    expect(fault.message).toBe("You keep 100 presets already. Remove one first.");
  });
});

describe("a name", () => {
  it.each(["", "   ", "x".repeat(61), "Night\0", "Night\u202E", null, 7])(
    "is not %j",
    async (given) => {
      expect(await faultFrom((async () => presetNameOf(given))())).toMatchObject({
        kind: "invalid",
      });
    },
  );

  it.each([
    ["Night\0", "a null character (U+0000) after “Night”"],
    ["Night\u202E", "a right-to-left override (U+202E) after “Night”"],
    ["Ni\rght", "a carriage return (U+000D) after “Ni”"],
    ["Ni\u001Bght", "an escape character (U+001B) after “Ni”"],
    ["\u2067Night", "a right-to-left isolate (U+2067) at the beginning"],
    ["\u200B", "Give the preset a name."],
  ])("is told what it holds: %j", async (given, words) => {
    const { message } = await faultFrom((async () => presetNameOf(given))());
    expect(message).toContain(words);
  });

  it("is kept without the spaces around it", () => {
    expect(presetNameOf("  Night shift ")).toBe("Night shift");
  });
});

describe("the options of a preset", () => {
  it("hold no NUL, which no database keeps", async () => {
    const given = { label: "Ana\0" };
    expect(await faultFrom((async () => presetOptionsOf(given))())).toMatchObject({
      kind: "invalid",
      option: "label",
      message: expect.stringMatching(/^Label: .* a null character \(U\+0000\) after “Ana”/),
    });
  });

  it("are kept without secrets, and say where some were", () => {
    const given = {
      to: "sip:ana@example.com",
      sipAuthUsername: "ana",
      sipAuthPassword: "hush",
      statusCallback: "https://me:hush@example.com/a",
    };
    const kept = presetOptionsOf(given);
    expect(kept).toEqual({
      to: "sip:ana@example.com",
      sipAuthUsername: "ana",
      sipAuthPassword: SECRET,
      statusCallback: `https://${SECRET}@example.com/a`,
    });
    expect(JSON.stringify(kept)).not.toContain("hush");
  });

  it.each(["+266696687", "+7378742833", "+2562533", "+8656696", "sip:a@anonymous.invalid"])(
    "hold nobody to call who cannot be called: %s",
    async (to) => {
      expect(await faultFrom((async () => presetOptionsOf({ to }))())).toMatchObject({
        option: "to",
        message: expect.stringMatching(/^To: .* withheld or unknown\. It cannot be called\.$/),
      });
    },
  );

  it("need not be complete", () => {
    expect(presetOptionsOf({ muted: true })).toEqual({ muted: true });
    expect(presetOptionsOf({ coaching: true })).toEqual({ coaching: true });
  });

  it.each<[string, unknown]>([
    ["an option that Twilio does not have", { colour: "red" }],
    ["a value of another kind", { muted: "yes" }],
    ["no whole number", { timeout: 1.5 }],
    ["an unknown choice", { beep: "loudly" }],
    ["no options", "to=client:ana"],
    ["a list", [1]],
    ["nothing", null],
    ["too much", { label: "x".repeat(30_000) }],
  ])("are not %s", async (_name, given) => {
    expect(await faultFrom((async () => presetOptionsOf(given))())).toMatchObject({
      kind: "invalid",
    });
  });
});
