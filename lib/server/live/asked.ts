import "server-only";
import { z } from "zod";
import { isConferenceSid } from "@/lib/model/conference";
import { LIST, MOST_TOPICS } from "@/lib/model/live";
import { valid } from "../valid";

/** What a browser wants to hear of, and from which event on; from now on where that is null. */
export type Asked = ReadonlyMap<string, number | null>;

const eventId = z
  .string()
  .regex(/^\d{1,15}$/, "An event's id is a number.")
  .transform(Number);

const topicSchema = z
  .string()
  .transform((text) => text.split(":"))
  .refine(([topic = "", , ...more]) => more.length === 0 && isTopic(topic), {
    message: `A topic is a Conference SID or “${LIST}”, and may have “:” and an event's id behind it.`,
  });

const topicsSchema = z
  .array(topicSchema)
  .min(1, "Name at least one topic.")
  .max(MOST_TOPICS, `One stream has at most ${MOST_TOPICS} topics.`);

/**
 * The topics of a stream, and after which event each of them begins: after the last one that this
 * reader has had, else after the topic's own (`topic=CF…:42`), else after the one for all (`after=42`).
 * @throws FaultError `invalid`
 */
export function askedOf(request: Request): { topics: Asked; after: number | null } {
  const { searchParams } = new URL(request.url);
  const had = idIn(request.headers.get("last-event-id"));
  const after = had ?? idIn(searchParams.get("after"));
  const topics = valid(topicsSchema, searchParams.getAll("topic"));
  return {
    topics: new Map(topics.map(([topic = "", own]) => [topic, had ?? idIn(own) ?? after])),
    after,
  };
}

const isTopic = (text: string) => text === LIST || isConferenceSid(text);
const idIn = (text: string | null | undefined) => (text ? valid(eventId, text) : null);
