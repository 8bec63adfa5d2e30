import "server-only";
import type { Fault } from "@/lib/model/fault";
import type { Permission } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";
import { faultOf } from "./fault-of";
import { authorise } from "./session";

/**
 * The one way in which a route answers: authorised first, then the data as JSON (a Response, such as a
 * file, as it is), or `{ fault }` with the HTTP status that fits it. Nothing is cached on the way.
 */
export async function answer(
  needed: readonly Permission[],
  read: (person: Person) => Promise<unknown>,
): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    const person = await authorise(needed);
    const found = await read(person);
    return found instanceof Response ? found : Response.json(found, { headers });
  } catch (error) {
    const fault = faultOf(error);
    return Response.json({ fault }, { status: statusOf[fault.kind], headers });
  }
}

const statusOf: Record<Fault["kind"], number> = {
  invalid: 400,
  unauthorised: 502,
  "signed-out": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "rate-limited": 429,
  unavailable: 502,
  timeout: 504,
  connection: 502,
  unreadable: 502,
  "not-taken": 409,
  database: 503,
  internal: 500,
};
