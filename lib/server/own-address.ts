import "server-only";
import type { Environment } from "./env";

type Board = Pick<Environment, "mode" | "publicUrl">;

/** Why a request with these headers is not answered; null where it is. */
export function refusalOf(asked: Pick<Headers, "get">, { mode, publicUrl }: Board): string | null {
  const host = asked.get("host") ?? "";
  const origin = asked.get("origin");
  const openedAt = publicUrl && hostOf(publicUrl);
  // A proxy in front may pass on the name that people open, or ask under this machine's own.
  const from = origin === null ? host : hostOf(origin);
  const foreign = from === undefined || (from !== host && from !== openedAt);
  if (foreign || asked.get("sec-fetch-site") === "cross-site") {
    return "Another site asked for this. Open Bridgeboard itself and do it there.";
  }
  return hostRefusal(asked, { mode, publicUrl });
}

/** Why nothing is answered under this name, whoever asks; null where it is. */
export function hostRefusal(
  asked: Pick<Headers, "get">,
  { mode, publicUrl }: Board,
): string | null {
  const host = asked.get("host") ?? "";
  if (mode === "demo" || isLoopback(host) || host === (publicUrl && hostOf(publicUrl))) return null;
  return "Bridgeboard does not answer under this address. Set PUBLIC_URL to the address that people open.";
}

/** Whether a host, with its port or without, is this machine. */
export const isLoopback = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
