import "server-only";
import { APIError } from "better-auth/api";

/** Who comes by OpenID and is not known here. Replaced once invitations exist. */
export async function refusedWithout(_user: { email: string }): Promise<never> {
  throw new APIError("FORBIDDEN", { message: "invitation" });
}
