import type { Person, Role } from "./person";

/** Somebody among the people of a board, as an admin sees them. */
export interface Member extends Person {
  /** ISO 8601 */
  joined: string;
  /** When they were here last, ISO 8601; null where they have never been. */
  seen: string | null;
}

/** Somebody whose link nobody has used yet. */
export interface Invited {
  id: string;
  email: string;
  role: Role;
  /** Who made the link; null where it was the owner of the machine, or somebody who has left. */
  by: string | null;
  /** Whether they are here already, and the link only sets a new password. */
  known: boolean;
  /** Until when it works, ISO 8601. */
  until: string;
}

/** What an admin can do about somebody. */
export type MemberDeed = "role" | "password" | "remove";
