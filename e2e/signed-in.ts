import { type Role, roles } from "@/lib/model/person";

/** Where the stories find the cookies of somebody of a role, at the live board and the demo. */
export const cookiesOf = (role: Role) => `test-results/signed-in/${role}.json`;

/** The live board's people, whom the setup lets in. */
export const personOf = (role: Role) => ({
  role,
  name: { viewer: "Vera Vogel", supervisor: "Dana Diaz", admin: "Alex Adeyemi" }[role],
  email: `${role}@example.com`,
  password: `the password of the ${role}`,
});

/** Those who come by the invitation of an admin. */
export const invited = roles.filter((role) => role !== "admin");
