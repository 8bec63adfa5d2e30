/** What somebody is trusted with, from least to most. */
export const roles = ["viewer", "supervisor", "admin"] as const;

export type Role = (typeof roles)[number];

/** Somebody who signs in. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** Whether a text, whoever sent it, names a role. */
export function isRole(text: unknown): text is Role {
  return roles.some((role) => role === text);
}
