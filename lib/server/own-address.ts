import "server-only";
import type { Environment } from "./env";

type Board = Pick<Environment, "mode" | "publicUrl">;
type Asked = Pick<Headers, "get">;

/** Why a request with these headers is not answered; null where it is. */
export function refusalOf(asked: Asked, board: Board): string | null {
  const origin = asked.get("origin");
  const site = asked.get("sec-fetch-site");
  if (site === "cross-site") return ANOTHER_SITE;
  if (origin === null) return hostRefusal(asked, board);
  const from = addressOf(origin);
  if (!from) return ANOTHER_SITE;
  // The browser itself says so, whatever a proxy makes of the host that it asked for.
  const isOwnPage = site === "same-origin" || hostsOf(asked, from, board).includes(from.host);
  if (!isOwnPage) return fromElsewhere(from.host, asked.get("host"));
  return isOurs(from.host, board) ? null : notOurs(from.host, board);
}

/** Why nothing is answered under this name, whoever asks; null where it is. */
export function hostRefusal(asked: Asked, board: Board): string | null {
  const name = asked.get("host");
  const scheme = addressOf(board.publicUrl ?? "")?.protocol ?? "http:";
  return isOurs(hostIn(scheme, name), board) ? null : notOurs(name, board);
}

/** Whether a host, with its port or without, is this machine. */
export const isLoopback = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

/**
 * Under which hosts a page may be open that asks with these headers: the one that it asks for, the one
 * that it asked for before Next.js asked this very server once more, and the published one.
 */
function hostsOf(asked: Asked, { protocol }: URL, { publicUrl = "" }: Board) {
  const [before] = asked.get("x-forwarded-host")?.split(",") ?? [];
  const here = [asked.get("host"), before?.trim()].map((name) => hostIn(protocol, name));
  return [...here, addressOf(publicUrl)?.host];
}

function isOurs(host: string | undefined, { mode, publicUrl = "" }: Board): boolean {
  if (mode === "demo") return true;
  return host !== undefined && (isLoopback(host) || host === addressOf(publicUrl)?.host);
}

/** A host as browsers write it: in small letters, without the port that goes without saying. */
function hostIn(protocol: string, name: string | null | undefined): string | undefined {
  if (!name || /[\s,/\\?#@]/.test(name)) return undefined;
  return addressOf(`${protocol}//${name}`)?.host;
}

function addressOf(text: string): URL | undefined {
  // A name may end in a dot, and is the same.
  const plain = text.replace(/\.(?=(:\d*)?$)/, "");
  const url = URL.canParse(plain) ? new URL(plain) : undefined;
  return url?.host ? url : undefined;
}

const ANOTHER_SITE = "Another site asked for this. Open Bridgeboard itself and do it there.";

const PASS_ON =
  "If you did, the proxy in front of Bridgeboard changed the Host header. Let it pass on the header that it gets (nginx: proxy_set_header Host $http_host).";

function fromElsewhere(from: string, host: string | null): string {
  return `${ANOTHER_SITE} The page was open at ${shown(from)}. The request came for ${shown(host)}. ${PASS_ON}`;
}

/** Whoever set up a proxy has to see what came and what was expected. */
function notOurs(name: string | null, { publicUrl }: Board): string {
  const came = `Bridgeboard does not answer under this address. The request came for ${shown(name)}.`;
  if (!publicUrl) return `${came} Set PUBLIC_URL to the address that people open.`;
  const expected = shown(addressOf(publicUrl)?.host ?? publicUrl);
  return `${came} PUBLIC_URL says ${expected}. Open ${publicUrl}. ${PASS_ON} If people open another address, change PUBLIC_URL.`;
}

/** Somebody else's text, of which no more is repeated than a name takes. */
const shown = (name: string | null) => (name ? `“${name.slice(0, 100)}”` : "no host");
