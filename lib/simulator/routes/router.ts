import { type Answer, withHints } from "../http/answer";
import type { Incoming } from "../http/incoming";
import { methodNotAllowed, notFound } from "../http/twilio-error";
import { decodeSegment } from "../rules/check-parameters";
import { hintsOn } from "../rules/hints";
import { accountPath } from "../views/paths";
import type { World } from "../world";
import { callRoutes } from "./calls";
import { conferenceRoutes } from "./conferences";
import { participantRoutes } from "./participants";
import { phoneNumberRoutes } from "./phone-numbers";
import { recordingRoutes } from "./recordings";

const routes = [
  ...conferenceRoutes,
  ...participantRoutes,
  ...recordingRoutes,
  ...callRoutes,
  ...phoneNumberRoutes,
].map((route) => ({ route, parts: route.path.split("/") }));

/** Whether there is such an operation, by its method and its path below the account, without .json. */
export function isServed(method: string, path: string): boolean {
  const segments = path.split("/");
  return routes.some(({ route, parts }) => route.method === method && match(parts, segments));
}

/** Finds the route and runs it. A known path with another method is 405, an unknown path 404. */
export function answerRoute(world: World, incoming: Incoming): Answer {
  const { path, method, query, form } = incoming;
  const prefix = `${accountPath(world.account)}/`;
  if (!path.startsWith(prefix)) throw notFound(path);
  // A path without .json asks for the same in XML.
  const segments = path
    .slice(prefix.length)
    .replace(/\.json$/, "")
    .split("/")
    .map(decodeSegment);

  let pathExists = false;
  for (const { route, parts } of routes) {
    const params = match(parts, segments);
    if (!params) continue;
    if (route.method === method) {
      const hints = hintsOn(method === "GET" ? query : form, route.booleans ?? []);
      return withHints(route.run({ world, path, params, query, form }), hints);
    }
    pathExists = true;
  }
  throw pathExists ? methodNotAllowed() : notFound(path);
}

function match(
  parts: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
