import { NextRequest } from "next/server";
import { asking } from "@/lib/server/testing/next-headers";

/** The board's address, which the document opens with (dom.ts), and Twilio's. Neither is looked up. */
export const BOARD = location.origin;
export const TWILIO = "https://twilio.example.com";

/** Where a conference calls back about everything; {source} stands for what does. */
export const callbackUrl = `${BOARD}/api/twilio/callbacks/{source}`;

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response> | Response;

const routes = import.meta.glob<Record<string, Handler>>("/app/api/**/route.ts");

/** Finds the file for a path among those of the app's folder, with what its [names] stand for. */
export function fileFor<File>(files: Record<string, File>, pathname: string, name: string) {
  const given = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const found = Object.entries(files).flatMap(([path, file]) => {
    const segments = path.slice("/app/".length, -name.length).split("/").filter(Boolean);
    const params = paramsOf(segments, given);
    return params ? [{ file, params }] : [];
  });
  // A path that is written out goes before one that has a name in its place.
  return found.toSorted((one, other) => named(one) - named(other))[0] ?? null;
}

const named = ({ params }: { params: object }) => Object.keys(params).length;

function paramsOf(segments: string[], given: string[]): Record<string, string | string[]> | null {
  const params: Record<string, string | string[]> = {};
  for (const [index, segment] of segments.entries()) {
    const rest = /^\[\.\.\.(\w+)\]$/.exec(segment)?.[1];
    if (rest) return { ...params, [rest]: given.slice(index) };
    const value = given[index];
    if (value === undefined) return null;
    const one = /^\[(\w+)\]$/.exec(segment)?.[1];
    if (one) params[one] = value;
    else if (segment !== value) return null;
  }
  return segments.length === given.length ? params : null;
}

/** What the board's routes answer to a request. */
export async function askBoard(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = fileFor(routes, pathname, "route.ts");
  const handle = found && (await found.file())[request.method];
  if (!handle) return new Response(null, { status: found ? 405 : 404 });
  const asked = new NextRequest(request);
  const context = { params: Promise.resolve(found.params) };
  return asking.request.run(asked.headers, async () => handle(asked, context));
}
