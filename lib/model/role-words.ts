import type { Role } from "./person";

/** What each role is for, in a sentence that whoever gets it or gives it reads. */
export const roleDoes: Record<Role, string> = {
  viewer: "A viewer sees every conference and changes nothing.",
  supervisor: "A supervisor mutes, holds, coaches, announces, dials people in and removes them.",
  admin:
    "An admin does everything: also ends conferences, manages people, and reads the whole audit.",
};
