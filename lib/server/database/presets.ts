import { boolean, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "./moment";
import { people } from "./people";

/** A dial form that somebody keeps under a name. Secret options are never in it. */
export const presets = pgTable(
  "presets",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Empty for one that is there for everybody, whose owner has left. */
    ownerId: text("owner_id").references(() => people.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    shared: boolean("shared").notNull().default(false),
    options: jsonb("options").$type<Record<string, unknown>>().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("presets_owner_name").on(table.ownerId, table.name)],
);
