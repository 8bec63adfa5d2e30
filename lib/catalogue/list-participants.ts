import type { ParticipantListInstanceOptions } from "twilio/lib/rest/api/v2010/account/conference/participant";
import type { Rows } from "./option";

/** The filters of the SDK's list, without its paging. */
export type ListParticipantsOptions = Omit<ParticipantListInstanceOptions, "pageSize" | "limit">;

/**
 * Which participants of a conference to list. Twilio docs: Conference Participant resource, read.
 */
export const listParticipants = {
  muted: {
    group: "filter",
    label: "Muted",
    kind: "boolean",
    default: "muted or not",
    help: "Only participants who are muted, or only those who are not.",
  },
  hold: {
    group: "filter",
    label: "On hold",
    kind: "boolean",
    default: "on hold or not",
    help: "Only participants on hold, or only those who are not.",
  },
  coaching: {
    group: "filter",
    label: "Coaching",
    kind: "boolean",
    default: "coaching or not",
    help: "Only participants who coach somebody, or only those who do not.",
  },
} satisfies Rows<ListParticipantsOptions>;
