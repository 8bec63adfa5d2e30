import "server-only";
import { redirect } from "next/navigation";
import type { Person } from "@/lib/model/person";
import { signInPath } from "@/lib/model/sign-in-path";
import { currentPerson } from "../session";

type Search = Record<string, string | string[] | undefined>;

/**
 * Who looks at the page at this path. Whoever is signed out is sent to sign in, and then back.
 * @param search what stands behind the path, for a page whose filters do
 */
export async function personOnPage(path: string, search: Search = {}): Promise<Person> {
  return (await currentPerson()) ?? redirect(signInPath(path + queryOf(search)));
}

function queryOf(search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value ?? []].flat()) query.append(name, one);
  }
  return query.size > 0 ? `?${query}` : "";
}
