import { z } from "zod";
import { callbackSchema } from "./callback";
import type { Conference } from "./conference";
import type { FaultKind } from "./fault";
import type { Call, Participant } from "./participant";
import { roles } from "./person";

const role = z.enum(roles);
const target = z.object({ conferenceSid: z.string(), callSid: z.string().exactOptional() });

const fault = z.object({
  kind: z.custom<FaultKind>((kind) => typeof kind === "string"),
  message: z.string(),
  code: z.number().exactOptional(),
  moreInfo: z.string().exactOptional(),
  requestId: z.string().exactOptional(),
  option: z.string().exactOptional(),
  repeatable: z.boolean(),
  unsure: z.boolean(),
});

/** A resource of Twilio's, which the gateway has checked already. */
const resource = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null);

/** What an event of each kind says, besides who, when and where. Secrets are in none of them. */
export const eventPayloads = {
  /** Somebody pressed something. Written before Twilio is asked. */
  command: z.strictObject({
    commandId: z.uuid(),
    target,
    /** Secrets are replaced by the catalogue's mark. */
    options: z.record(z.string(), z.unknown()),
    instanceId: z.uuid(),
  }),
  /** What came of a command. Exactly one for each. */
  receipt: z.strictObject({
    commandId: z.uuid(),
    /** How long Twilio took, in milliseconds; nothing where nobody heard it out. */
    took: z.number().exactOptional(),
    fault: fault.exactOptional(),
    /** What Twilio said afterwards. */
    participant: resource<Participant>().exactOptional(),
    conference: resource<Conference>().exactOptional(),
  }),
  /** The call of a dial whose receipt says that nobody knew what came of it. */
  "call-found": z.strictObject({ commandId: z.uuid() }),
  /** Twilio told something of its own accord. */
  callback: callbackSchema,
  /** A look at Twilio showed something that nobody had told. */
  read: z.strictObject({
    conference: resource<Conference>().exactOptional(),
    participants: z.array(resource<Participant>()),
    gone: z.array(z.string()),
    agreedAt: z.number().exactOptional(),
    calls: z.array(resource<Call>()),
    /** The newest event that was on record when it began; earlier versions did not say. */
    asOf: z.number().exactOptional(),
  }),
  /** Somebody pressed what they may not. Nothing was done. */
  refusal: z.strictObject({ permission: z.string(), target: target.optional() }),
  "sign-in": z.strictObject({ method: z.enum(["password", "openid", "demo", "invitation"]) }),
  "sign-in-refused": z.strictObject({ email: z.string(), reason: z.string() }),
  "sign-out": z.strictObject({ everywhere: z.boolean() }),
  "session-ended": z.strictObject({ sessionId: z.string() }),
  "password-changed": z.strictObject({}),
  "person-invited": z.strictObject({ email: z.string(), role }),
  "invitation-withdrawn": z.strictObject({ email: z.string() }),
  "person-joined": z.strictObject({ email: z.string(), role }),
  "person-removed": z.strictObject({ personId: z.string(), name: z.string(), email: z.string() }),
  "role-changed": z.strictObject({
    personId: z.string(),
    name: z.string(),
    from: role,
    to: role,
  }),
} satisfies Record<string, z.ZodType>;

export type EventKind = keyof typeof eventPayloads;

/** Events that nobody did: what Twilio told, and what a look at Twilio showed. */
export type SeenKind = "callback" | "read";

export type EventPayloadOf<Kind extends EventKind> = z.infer<(typeof eventPayloads)[Kind]>;

export type EventPayload = EventPayloadOf<EventKind>;

/** Something that is to be written down. */
export interface NewEvent<Kind extends EventKind = EventKind> {
  kind: Kind;
  at: Date;
  /** Who did it; null where nobody was signed in. */
  person: { id: string; name: string } | null;
  payload: EventPayloadOf<Kind>;
  /** The same thing has the same key, so that it is written once. */
  key: string;
  conferenceSid?: string | undefined;
  callSid?: string | undefined;
  /** What they are called, as far as it is known: a command that removes somebody has no other trace of it. */
  conferenceName?: string | undefined;
  participantName?: string | undefined;
  operation?: string | undefined;
  outcome?: "done" | "failed" | "unknown" | undefined;
}
