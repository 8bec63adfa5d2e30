import type { ConferenceListInstanceOptions } from "twilio/lib/rest/api/v2010/account/conference";
import type { Rows } from "./option";

/** The filters of the SDK's list, without its paging. */
export type ListConferencesOptions = Omit<ConferenceListInstanceOptions, "pageSize" | "limit">;

/**
 * Which conferences to list. Twilio reckons its days in UTC, and cuts "on or before" at the day's first
 * midnight. Twilio docs: Conference resource, read.
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
    help: "Only conferences created on this day. The board's list counts days in your time zone, Twilio in UTC.",
  },
  dateCreatedBefore: {
    group: "filter",
    label: "Created on or before",
    kind: "date",
    help: "Conferences created on this day or earlier. The board's list has the whole day, in your time zone. Twilio alone stops at the day's first midnight (UTC).",
  },
  dateCreatedAfter: {
    group: "filter",
    label: "Created on or after",
    kind: "date",
    help: "Conferences created on this day or later. The board's list counts days in your time zone, Twilio in UTC.",
  },
  dateUpdated: {
    group: "filter",
    label: "Updated on",
    kind: "date",
    help: "Only conferences last changed on this day. The board's list counts days in your time zone, Twilio in UTC.",
  },
  dateUpdatedBefore: {
    group: "filter",
    label: "Updated on or before",
    kind: "date",
    help: "Conferences last changed on this day or earlier. The board's list has the whole day, in your time zone. Twilio alone stops at the day's first midnight (UTC).",
  },
  dateUpdatedAfter: {
    group: "filter",
    label: "Updated on or after",
    kind: "date",
    help: "Conferences last changed on this day or later. The board's list counts days in your time zone, Twilio in UTC.",
  },
} satisfies Rows<ListConferencesOptions>;
