import "server-only";
import { orm } from "../database/database";
import { people } from "../database/people";
import { environment } from "../env";
import { invite, joinLink } from "./invitations";

/**
 * A board that nobody can sign in to prints a link for its first admin, new at each start. It goes to
 * whoever started it and not to the log, which may be kept and read elsewhere.
 */
export async function printFirstLink(): Promise<void> {
  if ((await orm().$count(people)) > 0) return;
  const { publicUrl, port } = environment();
  const token = await invite({ email: null, role: "admin" }, null);
  const link = joinLink(token, publicUrl ?? `http://localhost:${port}`);
  console.log(`\nNo one can sign in yet. Open this link once to become the first admin: ${link}\n`);
}
