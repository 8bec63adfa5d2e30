import type { Skew } from "./skew";

/** What an admin sees of how this server is set up. */
export interface Settings {
  /** Where Twilio calls back, or the variable that has to be set before it can; in a demo it is no address. */
  callbacks: { base: string } | { missing: string } | "in-process";
  /** What Twilio may sign its callbacks with, and when it did so last (ISO 8601). */
  secrets: { name: string; what: string; lastSigned: string | null }[];
  clocks: { database: Skew; twilio: Skew | null };
  /** Nothing in a demo. */
  twilio: { accountSid: string; signsInWith: string; place: string; address: string } | null;
}
