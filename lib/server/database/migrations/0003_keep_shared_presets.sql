ALTER TABLE "presets" DROP CONSTRAINT "presets_owner_id_people_id_fk";
--> statement-breakpoint
ALTER TABLE "presets" ALTER COLUMN "owner_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "presets" ADD CONSTRAINT "presets_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;