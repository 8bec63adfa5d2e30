import "server-only";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { divertMalformed } from "./malformed-addresses";
import { clientAddress } from "./proxies";

/** Node.js publishes each request here before any handler sees it. Node.js docs: diagnostics_channel. */
const STARTED = "http.server.request.start";

/**
 * From now on each request that this process receives says one address in X-Forwarded-For, the one
 * that is true: Next.js leaves the header as whoever sent it wrote it, and does not hand on the
 * connection. And none asks for an address that cannot be read.
 * @returns how to stop
 */
export function hearRequests(proxies: BlockList): () => void {
  const heard = (message: unknown) => {
    const request = (message as { request?: unknown }).request;
    if (!(request instanceof IncomingMessage)) return;
    divertMalformed(request);
    const { headers, socket } = request;
    const said = headers["x-forwarded-for"];
    // Node.js joins what comes in several lines.
    const forwarded = Array.isArray(said) ? said.join(",") : (said ?? "");
    const address = clientAddress(socket.remoteAddress, forwarded, proxies);
    if (address === null) delete headers["x-forwarded-for"];
    else headers["x-forwarded-for"] = address;
  };
  subscribe(STARTED, heard);
  return () => void unsubscribe(STARTED, heard);
}
