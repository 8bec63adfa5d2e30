DROP INDEX "events_outcome";--> statement-breakpoint
DROP INDEX "events_conference";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "conference_name" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "participant_name" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "deed" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "about" bigint;--> statement-breakpoint
CREATE INDEX "events_deed" ON "events" USING btree ("deed","id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_about" ON "events" USING btree ("about");--> statement-breakpoint
CREATE INDEX "events_conference_name" ON "events" USING btree ("conference_name","id");--> statement-breakpoint
CREATE INDEX "events_call" ON "events" USING btree ("call_sid",coalesce("about", "id"));--> statement-breakpoint
CREATE INDEX "events_outcome" ON "events" USING btree ("outcome","about");--> statement-breakpoint
CREATE INDEX "events_conference" ON "events" USING btree ("conference_sid",coalesce("about", "id"));