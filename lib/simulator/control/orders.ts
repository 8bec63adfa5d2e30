import { z } from "zod";
import { e164 } from "@/lib/catalogue/endpoint";
import {
  type CallInSpec,
  type ConferenceSpec,
  type FaultRule,
  farPartyDeeds,
  faultKinds,
  type ParticipantSpec,
} from "../control";
import type { AccountSpec } from "../entities/account";
import type { PhoneNumberSpec } from "../entities/phone-number";
import { pickers } from "../lifecycle/machine-detection";
import { scenarioNames } from "../scenarios/names";
import { type CallbackFaultRule, callbackFaultKinds } from "./callback-control";
import { quirks } from "./quirks";
import type { ClockChange } from "./set-clock";

const seconds = z.number().nonnegative();

/** POST /simulator/faults */
export const faultRule: z.ZodType<FaultRule> = z.strictObject({
  method: z.string().exactOptional(),
  path: z.string(),
  count: z.int().positive().exactOptional(),
  rate: z.number().positive().max(1).exactOptional(),
  kind: z.enum(faultKinds),
  ms: z.number().nonnegative().exactOptional(),
});

const participantSpec: z.ZodType<ParticipantSpec> = z.strictObject({
  label: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  direction: z.enum(["inbound", "outbound-api"]).exactOptional(),
  muted: z.boolean().exactOptional(),
  hold: z.boolean().exactOptional(),
  coaching: z.string().exactOptional(),
  endConferenceOnExit: z.boolean().exactOptional(),
  startConferenceOnEnter: z.boolean().exactOptional(),
  status: z.enum(["queued", "connecting", "ringing", "connected"]).exactOptional(),
  joinedAgoSeconds: seconds.exactOptional(),
});

/** POST /simulator/conferences */
export const conferenceSpec: z.ZodType<ConferenceSpec> = z.strictObject({
  friendlyName: z.string().min(1).max(128),
  region: z.string().exactOptional(),
  participants: z.array(participantSpec),
  startedAgoSeconds: seconds.exactOptional(),
  callbackUrl: z.url().exactOptional(),
  status: z.enum(["init", "in-progress", "completed"]).exactOptional(),
});

const regexp = (prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);

const webMethod = z.enum(["GET", "POST"]);
const application = z.strictObject({
  sid: z.string().regex(regexp("AP")),
  voiceUrl: z.string(),
  voiceMethod: webMethod.exactOptional(),
  voiceFallbackUrl: z.string().exactOptional(),
  voiceFallbackMethod: webMethod.exactOptional(),
  statusCallback: z.string().exactOptional(),
  statusCallbackMethod: webMethod.exactOptional(),
});

/** POST /simulator/numbers */
export const phoneNumberSpec: z.ZodType<PhoneNumberSpec> = z.strictObject({
  phoneNumber: z.string().regex(e164, "must be in E.164, such as +14155550123"),
  friendlyName: z.string().min(1).max(64).exactOptional(),
  isVerifiedOnly: z.boolean().exactOptional(),
});

/** POST /simulator/accounts */
export const accountSpec: z.ZodType<AccountSpec> = z.strictObject({
  accountSid: z.string().regex(regexp("AC")).exactOptional(),
  authToken: z.string().min(1).exactOptional(),
  apiKeys: z
    .array(z.strictObject({ sid: z.string().regex(regexp("SK")), secret: z.string().min(1) }))
    .exactOptional(),
  region: z.string().exactOptional(),
  applications: z.array(application).exactOptional(),
  numbers: z.array(phoneNumberSpec).exactOptional(),
  concurrentRequests: z.int().positive().exactOptional(),
  callsPerSecond: z.number().positive().nullable().exactOptional(),
  conferencesWithoutStatus: z.enum(["in-progress", "all"]).exactOptional(),
});

/** POST /simulator/callback-faults */
export const callbackFaultRule: z.ZodType<CallbackFaultRule> = z.strictObject({
  kind: z.enum(callbackFaultKinds),
  url: z.string().exactOptional(),
  event: z.string().exactOptional(),
  count: z.int().positive().exactOptional(),
  rate: z.number().positive().max(1).exactOptional(),
  ms: z.number().nonnegative().exactOptional(),
});

/** POST /simulator/callbacks */
export const callbackOrder = z.strictObject({
  does: z.enum(["hold", "release", "step", "settle"]),
});

/** POST /simulator/quirks */
export const quirkOrder = z.union(
  [
    z.strictObject({ callSid: z.string(), quirk: z.enum(quirks).nullable() }),
    z.strictObject({ exitAloneSticks: z.boolean() }),
  ],
  `It takes callSid and quirk, which is ${quirks.join(", ")} or null; or exitAloneSticks, true or false`,
);

/** What happens in a day can be lived through in one request. */
const DAY_MS = 86_400_000;

/** POST /simulator/clock */
export const clockChange: z.ZodType<ClockChange> = z.strictObject({
  speed: z.number().nonnegative().max(10_000).exactOptional(),
  advanceMs: z.number().nonnegative().max(DAY_MS).exactOptional(),
});

/** POST /simulator/calls */
export const callInSpec: z.ZodType<CallInSpec> = z.strictObject({
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  forwardedFrom: z.string().exactOptional(),
  callerName: z.string().exactOptional(),
  twiml: z.string().exactOptional(),
  url: z.url().exactOptional(),
  conference: z.string().min(1).max(128).exactOptional(),
});

/** POST /simulator/far-party */
export const farPartyOrder = z.strictObject({
  callSid: z.string(),
  does: z.enum(farPartyDeeds),
  /** Who or what answers. */
  as: z.enum(pickers).exactOptional(),
  /** The keys to press. */
  digits: z.string().exactOptional(),
});

/** POST /simulator/scenario */
export const scenarioOrder = z.strictObject({
  name: z.enum(scenarioNames),
  callbackUrl: z.url().exactOptional(),
});

/** The body as an order, or an Error with one sentence about what is wrong with it. */
export function readOrder<Order>(schema: z.ZodType<Order>, body: unknown): Order {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const sentences = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw new Error(`${sentences.join("; ")}.`);
}
