import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type APIRequestContext, expect } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { root } from "@/lib/cli/root.mjs";
import type { Role } from "@/lib/model/person";

const { url: live } = endToEndServers().live;

/** Invites somebody as the people's page does, without it. @returns the path of the link */
export async function inviteAtDoor(
  admin: APIRequestContext,
  email: string,
  role: Role,
): Promise<string> {
  const answered = await admin.post(`${live}/people`, {
    headers: {
      origin: live,
      "next-action": await actionId("lib/actions/people.ts", "invitePerson"),
      "content-type": "text/plain;charset=UTF-8",
    },
    data: JSON.stringify([email, role]),
  });
  const text = await answered.text();
  const path = /\/join\/[\w-]+/.exec(text)?.[0];
  if (!path) throw new Error(`${email} was not invited: ${answered.status()} ${text}`);
  return path;
}

/** Comes in by a link, as its page does. */
export async function joinAtDoor(
  newcomer: APIRequestContext,
  path: string,
  { name, password }: { name: string; password: string },
): Promise<void> {
  const data = { token: path.slice("/join/".length), name, password };
  const headers = { origin: live };
  await expect(await newcomer.post(`${live}/api/auth/join`, { data, headers })).toBeOK();
}

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** What the build calls an action that its pages ask for. */
async function actionId(filename: string, exportedName: string): Promise<string> {
  const file = join(root, ".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(await readFile(file, "utf8")) as Manifest;
  const found = Object.entries(node).find(
    ([, action]) => action.filename === filename && action.exportedName === exportedName,
  );
  if (!found) throw new Error(`The build has no action ${exportedName} of ${filename}.`);
  return found[0];
}
