-- Ids are given in the order of commits: a reader who has seen N has missed nothing before N.
CREATE FUNCTION "events_one_after_another"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('bridgeboard.events'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_one_after_another" BEFORE INSERT ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION "events_one_after_another"();
--> statement-breakpoint
-- Every instance hears that there is something new; what it is stands in the table.
CREATE FUNCTION "events_tell"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest bigint := (SELECT max("id") FROM "added");
BEGIN
  IF newest IS NOT NULL THEN
    PERFORM pg_notify('events', newest::text);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_tell" AFTER INSERT ON "events" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION "events_tell"();
--> statement-breakpoint
-- What is written stays as it was written. Retention alone may delete, and says so for its transaction.
CREATE FUNCTION "events_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('bridgeboard.retention', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'events are never changed';
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_stay" BEFORE UPDATE OR DELETE OR TRUNCATE ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION "events_stay"();
