import "server-only";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import type { FaultKind } from "@/lib/model/fault";
import { faultOf } from "../fault-of";
import { accept } from "./invitations-accepted";

const newcomer = z.object({
  token: z.string().max(100),
  name: z.string().optional(),
  email: z.string().optional(),
  password: z.string(),
});

function statusOf(kind: FaultKind): 400 | 409 | 500 {
  if (kind === "internal") return 500;
  return kind === "invalid" ? 400 : 409;
}

/** The door for whoever has a link: they come in, and are signed in at once. */
export function joinDoor() {
  return {
    id: "join" as const,
    endpoints: {
      join: createAuthEndpoint("/join", { method: "POST", body: newcomer }, async (ctx) => {
        const { token, ...given } = ctx.body;
        const joined = await accept(token, given).catch(faultOf);
        if ("kind" in joined) {
          const { kind, message, option } = joined;
          // The status of ctx.json is not the answer's.
          throw ctx.error(statusOf(kind), { message, ...(option && { option }) });
        }
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(joined.id);
        if (!user) throw ctx.error("NOT_FOUND");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ signedIn: true });
      }),
    },
  };
}
