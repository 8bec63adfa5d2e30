import { timestamp } from "drizzle-orm/pg-core";

/** A column for a moment, the same for everybody wherever they are. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });
