import "server-only";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { type Role, roles } from "@/lib/model/person";
import { orm } from "./database/database";
import { people } from "./database/people";

/** Who is there to be in a demo. None of them exists in live mode. */
const cast: Record<Role, string> = { viewer: "Vera", supervisor: "Dana", admin: "Alex" };

const idOf = (role: Role) => `demo-${role}`;

/** Puts the demo's people into its database. */
export async function inviteCast(): Promise<void> {
  const persons = roles.map((role) => ({
    id: idOf(role),
    name: cast[role],
    email: `${cast[role].toLowerCase()}@demo.invalid`,
    emailVerified: true,
    role,
  }));
  await orm().insert(people).values(persons).onConflictDoNothing();
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
