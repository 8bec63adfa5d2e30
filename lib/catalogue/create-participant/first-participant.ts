import type { Relation } from "../option";

/** Twilio documents it for the conference's status callback and region (Conference noun). */
export const keptFromFirst = {
  kind: "first-participant",
  because:
    "Twilio keeps what the first participant brought, so this changes nothing in a conference that has participants.",
} satisfies Relation;

/**
 * Inferred: Twilio does not say what a later participant's value does to the other settings of a
 * conference.
 */
export const perhapsKeptFromFirst = {
  kind: "first-participant",
  because:
    "This is a setting of the whole conference: Twilio may keep what the first participant brought.",
} satisfies Relation;
