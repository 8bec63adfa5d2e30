import { sql } from "drizzle-orm";
import type { Orm } from "@/lib/server/database/orm";

/**
 * Commands with their receipts, and sign-ins after them: 100,000 events. Between them as many that
 * nobody did: two callbacks of Twilio's for each command.
 */
const COMMANDS = 49_000;
const SIGN_INS = 2_000;
export const EVENTS = 2 * COMMANDS + SIGN_INS;
export const CALLBACKS = 2 * COMMANDS;

/** The id of the command far back, at one quarter of all. */
export const DEEP = COMMANDS;

/** As the commands are spread: people, conferences, and days back from now. */
const [PEOPLE, CONFERENCES, DAYS] = [20, 200, 90];

/** The SID and the name of one of the conferences. */
export const conference = {
  sid: `CF${(42).toString(16).padStart(32, "0")}`,
  name: "Support 42",
};

/** The beginning and the end of a week long ago. */
export const week = {
  from: new Date(Date.now() - 80 * 86_400_000),
  to: new Date(Date.now() - 73 * 86_400_000),
};

/** Puts a quarter of a year of a busy board on record. */
export async function fillRecord(orm: Orm): Promise<void> {
  // On one connection, which has the table that the rows are made from.
  await orm.transaction(async (tx) => fill(tx));
  await orm.execute(sql`analyze events`);
}

const number = (value: number) => sql.raw(String(value));

async function fill(orm: Pick<Orm, "execute">): Promise<void> {
  // So much at once takes longer than a board's own statements may.
  await orm.execute(sql`set local statement_timeout = 0`);
  await orm.execute(sql`
    create temporary table pressed as
    select n,
      now() - make_interval(secs => ${number(DAYS)} * 86400 * (1 - n / ${number(COMMANDS)}::numeric)) as at,
      gen_random_uuid() as command_id,
      n % ${number(PEOPLE)} as person,
      n * 7 % ${number(CONFERENCES)} as conference,
      (array['mute', 'unmute', 'hold', 'resume', 'dial', 'announce', 'remove', 'change', 'coach'])[n % 9 + 1] as deed,
      case when n % 200 = 0 then 'unknown' when n % 40 = 0 then 'failed' else 'done' end as outcome
    from generate_series(1, ${number(COMMANDS)}) n`);
  await orm.execute(sql`
    insert into events (id, at, kind, person_id, person_name, conference_sid, conference_name,
      call_sid, participant_name, operation, deed, payload, key)
    select n * 4, at, 'command', 'person-' || person, 'Person ' || person,
      'CF' || lpad(to_hex(conference), 32, '0'), 'Support ' || conference,
      'CA' || lpad(to_hex(n % 5000), 32, '0'), 'Caller ' || n % 5000, 'updateParticipant', deed,
      jsonb_build_object('commandId', command_id, 'options', jsonb_build_object('muted', true)),
      'command:' || command_id
    from pressed`);
  await orm.execute(sql`
    insert into events (id, at, kind, person_id, person_name, conference_sid, call_sid, operation,
      outcome, about, payload, key)
    select n * 4 + 1, at + interval '120 ms', 'receipt', 'person-' || person, 'Person ' || person,
      'CF' || lpad(to_hex(conference), 32, '0'), 'CA' || lpad(to_hex(n % 5000), 32, '0'),
      'updateParticipant', outcome, n * 4,
      jsonb_build_object('commandId', command_id, 'took', 120, 'participant', jsonb_build_object(
        'callSid', 'CA' || lpad(to_hex(n % 5000), 32, '0'), 'label', 'Caller ' || n % 5000,
        'status', 'connected', 'muted', true, 'hold', false, 'coaching', false)),
      'receipt:' || command_id
    from pressed`);
  for (const told of [0, 1]) await tell(orm, told);
  await orm.execute(sql`select setval('events_id_seq', ${number(4 * COMMANDS + 4)})`);
  await orm.execute(sql`
    insert into events (at, kind, person_id, person_name, payload, key)
    select now(), 'sign-in', 'person-' || n % ${number(PEOPLE)}, 'Person ' || n % ${number(PEOPLE)},
      '{"method":"password"}', 'sign-in:' || n
    from generate_series(1, ${number(SIGN_INS)}) n`);
  await orm.execute(sql`drop table pressed`);
}

/** What Twilio calls back after each command, once. */
async function tell(orm: Pick<Orm, "execute">, told: number): Promise<void> {
  await orm.execute(sql`
    insert into events (id, at, kind, conference_sid, conference_name, call_sid, payload, key)
    select n * 4 + 2 + ${number(told)}, at + interval '150 ms', 'callback',
      'CF' || lpad(to_hex(conference), 32, '0'), 'Support ' || conference,
      'CA' || lpad(to_hex(n % 5000), 32, '0'),
      jsonb_build_object('source', 'conference', 'event', 'participant-mute', 'sequence', n * 2),
      'callback:' || n || ':' || ${number(told)}
    from pressed`);
}
