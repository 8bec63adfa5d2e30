import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Fault } from "@/lib/model/fault";
import { orm } from "../database/database";
import { watches } from "../database/watches";

/** For how long a topic is an instance's own, in milliseconds: it says so every second. */
const LEASE = 8000;

/** How a topic is being read, as its reader has said. */
export interface Reading {
  /** When the last read that worked began, in ms since 1970; null before the first. */
  readAt: number | null;
  fault: Fault | null;
  callbacks: boolean;
}

/** A topic, who reads it, and how. */
export interface Lease extends Reading {
  topic: string;
  instanceId: string;
}

/** What both drivers answer to a statement of our own. */
const answer = z.object({
  rows: z.array(
    z.object({
      topic: z.string(),
      instance_id: z.string(),
      read_at: z.number().nullable(),
      fault: z.custom<Fault>().nullable(),
      callbacks: z.boolean(),
    }),
  ),
});

/**
 * The leases of one instance. However many instances look at a topic, one of them holds its lease and
 * reads it at Twilio for all.
 * @param lease for how long one holds it without a word, in milliseconds
 */
export function createLeases(instanceId: string, lease = LEASE) {
  const mine = eq(watches.instanceId, instanceId);

  return {
    lease,

    /**
     * One round, in one statement: gives back what nobody here looks at any more, takes what is free or
     * has run out, renews what is held with how its reading goes, and tells of every topic who reads it.
     * Time is the database's own; a lease that would last longer than any is from before it was put back.
     */
    async round(readings: ReadonlyMap<string, Reading>): Promise<Lease[]> {
      const wanted = [...readings].map(([topic, { readAt, fault, callbacks }]) => ({
        topic,
        read_at: readAt === null ? null : new Date(readAt).toISOString(),
        fault,
        callbacks,
      }));
      const until = sql`clock_timestamp() + ${lease} * interval '1 millisecond'`;
      // In the order of topics, so that two rounds never wait for each other crosswise.
      const found = await orm().execute(sql`
        with wanted as (
          select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
            as one (topic text, read_at timestamptz, fault jsonb, callbacks boolean)
        ), given_back as (
          delete from watches
          where instance_id = ${instanceId} and topic not in (select topic from wanted)
        ), taken as (
          insert into watches as held (topic, instance_id, until, read_at, fault, callbacks)
          select topic, ${instanceId}::uuid, ${until}, read_at, nullif(fault, 'null'), callbacks
          from wanted order by topic
          on conflict (topic) do update set
            instance_id = excluded.instance_id,
            until = excluded.until,
            read_at = coalesce(excluded.read_at, held.read_at),
            fault = excluded.fault,
            callbacks = excluded.callbacks
          where held.instance_id = excluded.instance_id
            or held.until not between clock_timestamp() and ${until}
          returning held.*
        ), known as (
          select * from taken
          union all
          select * from watches
          where topic in (select topic from wanted) and topic not in (select topic from taken)
        )
        select topic, instance_id, fault, callbacks,
          round(extract(epoch from read_at) * 1000)::float8 as read_at
        from known`);
      return answer.parse(found).rows.map(({ instance_id, read_at, ...row }) => ({
        ...row,
        instanceId: instance_id,
        readAt: read_at,
      }));
    },

    /** Gives everything back, so that others may take it at once. */
    async release(): Promise<void> {
      await orm().delete(watches).where(mine);
    },
  };
}
