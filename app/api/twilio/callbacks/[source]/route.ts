import { callbackAccount } from "@/lib/server/callbacks/address";
import { takeIn } from "@/lib/server/callbacks/take-in";
import { isCallbackSource } from "@/lib/server/callbacks/understand";

export const dynamic = "force-dynamic";

/**
 * Where Twilio calls back. The one route that does not ask who is signed in: Twilio never is, and proves
 * itself by its signature instead.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/twilio/callbacks/[source]">,
): Promise<Response> {
  const { source } = await params;
  if (!isCallbackSource(source)) return new Response(null, { status: 404 });
  return takeIn(request, source, callbackAccount());
}

/** Next would answer this by itself. */
export function OPTIONS(): Response {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
