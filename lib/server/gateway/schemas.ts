import "server-only";
import { z } from "zod";
import { withoutPassword } from "@/lib/catalogue/redact";
import { isOwnLabel } from "@/lib/model/command";
import { conferenceStatuses } from "@/lib/model/conference";
import { callStatuses, participantStatuses } from "@/lib/model/participant";

/** The SDK turns Twilio's RFC 2822 times into dates; the board keeps them as ISO 8601. */
const time = z.date().transform((date) => date.toISOString());
const optionalTime = time.nullish().transform((value) => value ?? null);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A name that is empty is none. */
const name = optionalText.transform((text) => text || null);

/** A number or an address: a SIP address may have a password in it, which nobody is shown. */
const address = name.transform((text) => text && withoutPassword(text));

/** Twilio docs: Conference resource, properties. */
export const conferenceSchema = z.object({
  sid: z.string().regex(/^CF/),
  friendlyName: name,
  status: z.enum(conferenceStatuses),
  region: optionalText,
  dateCreated: time,
  dateUpdated: time,
  reasonConferenceEnded: optionalText,
  callSidEndingConference: optionalText,
});

/** Twilio docs: Conference Participant resource, properties. */
export const participantSchema = z.object({
  callSid: z.string().regex(/^CA/),
  conferenceSid: z.string().regex(/^CF/),
  label: name.transform((label) => (label && isOwnLabel(label) ? null : label)),
  status: z.enum(participantStatuses),
  muted: z.boolean(),
  hold: z.boolean(),
  coaching: z.boolean().nullish().transform(Boolean),
  callSidToCoach: optionalText,
  startConferenceOnEnter: z.boolean(),
  endConferenceOnExit: z.boolean(),
  dateCreated: time,
  dateUpdated: time,
});

/** Twilio docs: Call resource, properties. */
export const callSchema = z.object({
  sid: z.string().regex(/^CA/),
  status: z.enum(callStatuses),
  from: address,
  to: address,
  direction: optionalText,
  startTime: optionalTime,
  endTime: optionalTime,
});

/** Twilio docs: IncomingPhoneNumber and OutgoingCallerId resources, properties. */
export const callerIdSchema = z.object({ phoneNumber: z.string(), friendlyName: name });
