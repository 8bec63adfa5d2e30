import "server-only";
import { headers } from "next/headers";
import type { OperationName } from "@/lib/catalogue/operations";
import { FaultError } from "@/lib/model/fault";
import { environment } from "./env";

/** Who is asking. */
export interface Actor {
  name: string;
}

/** What can be asked for: Twilio's operations, and the demo's stage. */
export type Deed = OperationName | "directStage";

/**
 * Every action and route asks here first: may whoever is asking do this, to this conference?
 * There are no people yet: whoever sits at this machine may do everything. So a live board answers
 * only under its own names, which keeps out other sites' pages and names that were pointed here.
 * @throws FaultError `forbidden`
 */
export async function authorise(_deed: Deed, _conferenceSid?: string): Promise<Actor> {
  const asked = await headers();
  const refusal = refusalOf(asked, environment());
  if (refusal) {
    throw new FaultError({ kind: "forbidden", message: refusal, repeatable: true, unsure: false });
  }
  return { name: "operator" };
}

/** Why a request with these headers is not answered; null where it is. */
export function refusalOf(
  asked: Pick<Headers, "get">,
  { mode, publicUrl }: { mode: "live" | "demo"; publicUrl?: string | undefined },
): string | null {
  const host = asked.get("host") ?? "";
  const origin = asked.get("origin");
  const openedAt = publicUrl && hostOf(publicUrl);
  // A proxy in front may pass on the name that people open, or ask under this machine's own.
  const from = origin === null ? host : hostOf(origin);
  const foreign = from === undefined || (from !== host && from !== openedAt);
  if (foreign || asked.get("sec-fetch-site") === "cross-site") {
    return "Another site asked for this. Open Bridgeboard itself and do it there.";
  }
  if (mode === "demo" || isLoopback(host) || host === openedAt) return null;
  return "Bridgeboard does not answer under this address. Set PUBLIC_URL to the address that people open.";
}

const isLoopback = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
