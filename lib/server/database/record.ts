import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Deed } from "@/lib/model/audit-words";
import type { EventKind, EventPayload } from "@/lib/model/event";
import { moment } from "./moment";

/** What somebody did, and what came of it; not what Twilio told or a look at it showed. */
const done = sql`"kind" not in ('callback', 'read')`;

/**
 * Everything that was done or has happened, one immutable row each. Two triggers guard it: ids are
 * given in the order of commits, so that a reader who has seen N has missed nothing before N; and
 * nothing but retention deletes a row.
 */
export const events = pgTable(
  "events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    writtenAt: moment("written_at").notNull().defaultNow(),
    kind: text("kind").$type<EventKind>().notNull(),
    /** Who did it; nobody where it happened by itself or they were signed out. */
    personId: text("person_id"),
    /** Their name at that time, which stays when they leave. */
    personName: text("person_name"),
    conferenceSid: text("conference_sid"),
    callSid: text("call_sid"),
    /** What the conference and the participant were called at that time, as far as it was known. */
    conferenceName: text("conference_name"),
    participantName: text("participant_name"),
    /** What was done: an operation's name, where the event is about one. */
    operation: text("operation"),
    /** The same in everyday words, in a command: an update may be a mute or a hold. */
    deed: text("deed").$type<Deed>(),
    /** The command's event, in a receipt. */
    about: bigint("about", { mode: "number" }),
    /** What came of it, in a receipt. */
    outcome: text("outcome"),
    payload: jsonb("payload").$type<EventPayload>().notNull(),
    /** Makes a repeat harmless: the same thing has the same key. */
    key: text("key").notNull().unique(),
  },
  (table) => [
    // What Twilio told and what was seen outnumber what people did a hundred to one: those who look
    // for what people did do not pay for them. Whoever asks says the same condition.
    index("events_deeds").on(table.id).where(sql`"kind" not in ('receipt', 'callback', 'read')`),
    index("events_kind").on(table.kind, table.id).where(done),
    index("events_operation").on(table.operation, table.kind, table.id).where(done),
    index("events_deed").on(table.deed, table.id).where(sql`"deed" is not null`),
    index("events_outcome").on(table.outcome, table.about).where(sql`"about" is not null`),
    uniqueIndex("events_about").on(table.about).where(sql`"about" is not null`),
    index("events_person").on(table.personId, table.id).where(sql`"person_id" is not null`),
    // A receipt knows the call and the conference that a dial has made: it stands for its command.
    index("events_conference").on(table.conferenceSid, sql`coalesce("about", "id")`).where(done),
    index("events_conference_name").on(table.conferenceName, table.id).where(done),
    index("events_call").on(table.callSid, sql`coalesce("about", "id")`).where(done),
    // All that a room is made of; a call may be known before its conference is.
    index("events_room").on(table.conferenceSid, table.id).where(sql`"conference_sid" is not null`),
    index("events_leg").on(table.callSid, table.id).where(sql`"call_sid" is not null`),
    index("events_at").on(table.at),
  ],
);

/**
 * Commands that have no receipt yet, each with the instance that carries it out. Whoever takes one over
 * writes itself down here, and the one before can send it no more.
 */
export const pendingCommands = pgTable("pending_commands", {
  commandId: uuid("command_id").primaryKey(),
  instanceId: uuid("instance_id").notNull(),
  /**
   * When it was about to go out to Twilio for the first time; null: it was not, for sure. Versions before
   * this column say nothing, and may have sent what they wrote.
   */
  sentAt: moment("sent_at").defaultNow(),
  /** It goes out by then, or not at all. */
  deadline: moment("deadline").notNull().default(sql`now() + interval '2 minutes'`),
});

/** By which secrets Twilio has signed what it told, and when last: by their names, never the secrets. */
export const signers = pgTable("signers", {
  name: text("name").primaryKey(),
  lastAt: moment("last_at").notNull(),
});

/** The running servers on this database. One that has not been seen for a while is dead, and its id with it. */
export const instances = pgTable("instances", {
  id: uuid("id").primaryKey(),
  startedAt: moment("started_at").notNull().defaultNow(),
  seenAt: moment("seen_at").notNull().defaultNow(),
});
