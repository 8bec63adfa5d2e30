import type { ConferenceListInstanceOptions } from "twilio/lib/rest/api/v2010/account/conference";
import type { Rows } from "./option";

/** The filters of the SDK's list, without its paging. */
export type ListConferencesOptions = Omit<ConferenceListInstanceOptions, "pageSize" | "limit">;

/**
 * Which conferences to list; dates are whole days in UTC. Twilio docs: Conference resource, read.
 */
export const listConferences = {
  status: {
    group: "filter",
    label: "Status",
    kind: "enum",
    values: ["init", "in-progress", "completed"],
    help: "Not started yet (init), in progress, or completed. Ask for completed to see conferences that are over.",
  },
  friendlyName: {
    group: "filter",
    label: "Friendly name",
    kind: "text",
    help: "Only conferences of this name. Many past conferences may share one, but only one of them can be in progress.",
  },
  dateCreated: {
    group: "filter",
    label: "Created on",
    kind: "date",
    help: "Only conferences created on this day.",
  },
  dateCreatedBefore: {
    group: "filter",
    label: "Created on or before",
    kind: "date",
    help: "Only conferences created up to midnight (UTC) of this date.",
  },
  dateCreatedAfter: {
    group: "filter",
    label: "Created on or after",
    kind: "date",
    help: "Only conferences created from midnight (UTC) of this date on.",
  },
  dateUpdated: {
    group: "filter",
    label: "Updated on",
    kind: "date",
    help: "Only conferences last changed on this day.",
  },
  dateUpdatedBefore: {
    group: "filter",
    label: "Updated on or before",
    kind: "date",
    help: "Only conferences last changed up to midnight (UTC) of this date.",
  },
  dateUpdatedAfter: {
    group: "filter",
    label: "Updated on or after",
    kind: "date",
    help: "Only conferences last changed from midnight (UTC) of this date on.",
  },
} satisfies Rows<ListConferencesOptions>;
