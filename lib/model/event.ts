import { z } from "zod";
import { roles } from "./person";

const role = z.enum(roles);
const target = z.object({ conferenceSid: z.string(), callSid: z.string().optional() });

const fault = z.object({
  kind: z.string(),
  message: z.string(),
  code: z.number().optional(),
  moreInfo: z.string().optional(),
  requestId: z.string().optional(),
  option: z.string().optional(),
  repeatable: z.boolean(),
  unsure: z.boolean(),
});

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
    /** In milliseconds. */
    took: z.number(),
    fault: fault.optional(),
    /** What Twilio said afterwards. */
    participant: z.record(z.string(), z.unknown()).optional(),
    conference: z.record(z.string(), z.unknown()).optional(),
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
  operation?: string | undefined;
  outcome?: "done" | "failed" | "unknown" | undefined;
}
