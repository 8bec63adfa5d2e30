CREATE TABLE "watches" (
	"topic" text PRIMARY KEY NOT NULL,
	"instance_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"fault" jsonb,
	"callbacks" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
DROP INDEX "events_kind";--> statement-breakpoint
DROP INDEX "events_operation";--> statement-breakpoint
DROP INDEX "events_deed";--> statement-breakpoint
DROP INDEX "events_outcome";--> statement-breakpoint
DROP INDEX "events_about";--> statement-breakpoint
DROP INDEX "events_person";--> statement-breakpoint
DROP INDEX "events_conference";--> statement-breakpoint
DROP INDEX "events_conference_name";--> statement-breakpoint
DROP INDEX "events_call";--> statement-breakpoint
CREATE INDEX "events_deeds" ON "events" USING btree ("id") WHERE "kind" not in ('receipt', 'callback', 'read');--> statement-breakpoint
CREATE INDEX "events_room" ON "events" USING btree ("conference_sid","id") WHERE "conference_sid" is not null;--> statement-breakpoint
CREATE INDEX "events_leg" ON "events" USING btree ("call_sid","id") WHERE "call_sid" is not null;--> statement-breakpoint
CREATE INDEX "events_kind" ON "events" USING btree ("kind","id") WHERE "kind" not in ('callback', 'read');--> statement-breakpoint
CREATE INDEX "events_operation" ON "events" USING btree ("operation","kind","id") WHERE "kind" not in ('callback', 'read');--> statement-breakpoint
CREATE INDEX "events_deed" ON "events" USING btree ("deed","id") WHERE "deed" is not null;--> statement-breakpoint
CREATE INDEX "events_outcome" ON "events" USING btree ("outcome","about") WHERE "about" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "events_about" ON "events" USING btree ("about") WHERE "about" is not null;--> statement-breakpoint
CREATE INDEX "events_person" ON "events" USING btree ("person_id","id") WHERE "person_id" is not null;--> statement-breakpoint
CREATE INDEX "events_conference" ON "events" USING btree ("conference_sid",coalesce("about", "id")) WHERE "kind" not in ('callback', 'read');--> statement-breakpoint
CREATE INDEX "events_conference_name" ON "events" USING btree ("conference_name","id") WHERE "kind" not in ('callback', 'read');--> statement-breakpoint
CREATE INDEX "events_call" ON "events" USING btree ("call_sid",coalesce("about", "id")) WHERE "kind" not in ('callback', 'read');