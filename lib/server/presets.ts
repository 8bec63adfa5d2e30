import "server-only";
import { and, asc, count, eq, isNull, ne, or, type SQL } from "drizzle-orm";
import { FaultError, invalid } from "@/lib/model/fault";
import { may } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";
import type { Preset, PresetDraft } from "@/lib/model/preset";
import { nowDate } from "./clock";
import { orm } from "./database/database";
import { codeOf, UNIQUE_VIOLATION } from "./database/failure";
import type { Orm } from "./database/orm";
import { people } from "./database/people";
import { presets } from "./database/presets";

/** For one person. */
const MOST = 100;

/** Whose a preset is that has stayed for everybody. */
const GONE = "somebody who has left";

/** One's own presets, and those that are there for everybody, by name. */
export async function readPresets(asker: Person): Promise<Preset[]> {
  const rows = await orm()
    .select({ preset: presets, owner: people.name })
    .from(presets)
    .leftJoin(people, eq(people.id, presets.ownerId))
    .where(or(eq(presets.ownerId, asker.id), eq(presets.shared, true)))
    .orderBy(asc(presets.name), asc(presets.id));
  return rows.map(({ preset: { id, ownerId, name, shared, options }, owner }) => {
    const own = ownerId === asker.id;
    const theirs = shared ? may(asker.role, "share-presets") : own;
    return { id, name, shared, owner: own ? null : (owner ?? GONE), editable: theirs, options };
  });
}

/**
 * Keeps a form under a name.
 * @throws FaultError where the name is taken, or there are too many
 */
export async function createPreset(draft: PresetDraft, by: Person): Promise<string> {
  const mine = eq(presets.ownerId, by.id);
  const [kept] = await orm().select({ count: count() }).from(presets).where(mine);
  if ((kept?.count ?? 0) >= MOST) {
    throw new FaultError(invalid(`You keep ${MOST} presets already. Remove one first.`));
  }
  const [made] = await orm()
    .insert(presets)
    .values({ ...draft, ownerId: by.id })
    .onConflictDoNothing()
    .returning({ id: presets.id });
  if (!made) throw taken(draft.name);
  return made.id;
}

/**
 * Keeps another form under a preset's name.
 * @throws FaultError where there is no such preset of theirs
 */
export async function changePreset(
  id: string,
  options: Record<string, unknown>,
  by: Person,
): Promise<void> {
  const changed = await orm()
    .update(presets)
    .set({ options, updatedAt: nowDate() })
    .where(editable(id, by))
    .returning({ id: presets.id });
  if (changed.length === 0) throw gone();
}

/**
 * Gives a preset another name.
 * @throws FaultError where the name is taken, or there is no such preset of theirs
 */
export async function renamePreset(id: string, name: string, by: Person): Promise<void> {
  const renaming = orm().transaction(async (tx) => {
    const [preset] = await tx.select().from(presets).where(editable(id, by)).for("update");
    if (!preset) throw gone();
    const { ownerId } = preset;
    const theirs = ownerId === null ? isNull(presets.ownerId) : eq(presets.ownerId, ownerId);
    const others = and(theirs, eq(presets.name, name), ne(presets.id, id));
    const [other] = await tx.select({ id: presets.id }).from(presets).where(others);
    if (other) throw taken(name);
    await tx.update(presets).set({ name, updatedAt: nowDate() }).where(eq(presets.id, id));
  });
  await renaming.catch((error: unknown) => {
    // Somebody took the name after it was looked for.
    throw codeOf(error) === UNIQUE_VIOLATION ? taken(name) : error;
  });
}

/**
 * Forgets a preset.
 * @throws FaultError where there is no such preset of theirs
 */
export async function removePreset(id: string, by: Person): Promise<void> {
  const removed = await orm().delete(presets).where(editable(id, by)).returning({ id: presets.id });
  if (removed.length === 0) throw gone();
}

/** Forgets what somebody keeps for themselves alone; what everybody has stays, and is nobody's. */
export async function removeOwnPresets(ownerId: string, tx: Orm): Promise<void> {
  await tx.delete(presets).where(and(eq(presets.ownerId, ownerId), eq(presets.shared, false)));
}

/** A preset that somebody may change: their own, and as an admin each that is there for everybody. */
function editable(id: string, by: Person): SQL | undefined {
  const own = and(eq(presets.ownerId, by.id), eq(presets.shared, false));
  const theirs = may(by.role, "share-presets") ? or(own, eq(presets.shared, true)) : own;
  return and(eq(presets.id, id), theirs);
}

const taken = (name: string) =>
  new FaultError(
    invalid(
      `There is a preset called “${name}” already. Choose another name, or save over it.`,
      "name",
    ),
  );

const gone = () =>
  new FaultError({
    kind: "not-found",
    message: "This preset is not there any more, or you may not change it.",
    repeatable: false,
    unsure: false,
  });
