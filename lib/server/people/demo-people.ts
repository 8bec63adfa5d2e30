import "server-only";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { demoCast } from "@/lib/model/demo-cast";
import { type Role, roles } from "@/lib/model/person";
import { orm } from "../database/database";
import { people } from "../database/people";

const idOf = (role: Role) => `demo-${role}`;

/** Puts the demo's people into its database. */
export async function inviteCast(): Promise<void> {
  await Promise.all(roles.map(castAs));
}

/** Puts one of them there, or back as they were: an admin of the demo may have changed or removed them. */
async function castAs(role: Role): Promise<void> {
  const name = demoCast[role];
  const email = `${name.toLowerCase()}@demo.invalid`;
  const person = { id: idOf(role), name, email, emailVerified: true, role };
  await orm()
    .insert(people)
    .values(person)
    .onConflictDoUpdate({ target: people.id, set: { name, email, role } });
}

/** Demo mode's door: one press, no password. Live mode does not have it. */
export function demoSignIn() {
  return {
    id: "demo" as const,
    endpoints: {
      signInDemo: createAuthEndpoint(
        "/sign-in/demo",
        { method: "POST", body: z.strictObject({ role: z.enum(roles) }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          await castAs(ctx.body.role);
          const user = await internalAdapter.findUserById(idOf(ctx.body.role));
          if (!user) throw ctx.error("NOT_FOUND");
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ signedIn: true });
        },
      ),
    },
  };
}
