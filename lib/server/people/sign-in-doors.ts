import "server-only";
import type { Environment } from "../env";

/** How one can sign in at this board, for its pages. */
export function signInDoors({ mode, openId }: Environment): { demo: boolean; openId?: string } {
  return { demo: mode === "demo", ...(openId && { openId: openId.name }) };
}
