import { boolean, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Fault } from "@/lib/model/fault";
import { moment } from "./moment";

/**
 * Who reads what at Twilio: one instance for each conference that somebody looks at, and one for the
 * list of them. A lease, which another instance takes when it has run out.
 */
export const watches = pgTable("watches", {
  /** A Conference SID, or "conferences". */
  topic: text("topic").primaryKey(),
  instanceId: uuid("instance_id").notNull(),
  /** By the database's clock. */
  until: moment("until").notNull(),
  /** When the last read that worked began, by the board's clock. */
  readAt: moment("read_at"),
  /** Why the newest read did not work. */
  fault: jsonb("fault").$type<Fault>(),
  /** Whether Twilio's callbacks arrive, so that it is read as a check only. */
  callbacks: boolean("callbacks").notNull().default(false),
});
