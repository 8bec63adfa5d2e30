import "server-only";
import type { Outcome } from "@/lib/model/outcome";
import type { Permission } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";
import { faultOf } from "./fault-of";
import { authorise } from "./session";

/**
 * The one way in which an action answers that changes people and not calls: authorised first. It
 * throws nothing, because Next.js tells a browser nothing of an error but that there was one.
 */
export async function outcomeOf<Value>(
  needed: readonly Permission[],
  act: (person: Person) => Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await act(await authorise(needed)) };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}
