import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ConnectionReset } from "./control/faults";
import { answerTo, writeAnswer } from "./http/answer";
import { badRequest, entityTooLarge, methodNotAllowed } from "./http/twilio-error";
import type { Simulator } from "./simulator";

/** As large as a saved state may get. */
const MAX_BODY_BYTES = 50_000_000;

const BASE = "http://simulator.invalid";

/** A Request cannot have these. */
const NO_METHODS = new Set(["TRACE", "TRACK"]);

/** Puts a simulator on a port. Rejects when the port cannot be had. `close` drops open connections at once. */
export async function serve(
  simulator: Pick<Simulator, "handle">,
  options: { port: number; host?: string },
): Promise<{ url: string; close(): Promise<void> }> {
  const { port, host = "127.0.0.1" } = options;
  const server = createServer((incoming, outgoing) => {
    void answer(simulator, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const heldPort = typeof address === "object" && address ? address.port : port;
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${heldPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  simulator: Pick<Simulator, "handle">,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const client = new AbortController();
  // To break off what is done with would be a tenth of all the work.
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) client.abort();
  });
  try {
    const request = await toRequest(incoming, client.signal).catch((error: unknown) => error);
    const response =
      request instanceof Request
        ? await simulator.handle(request)
        : writeAnswer(answerTo(request), incoming.url?.split("?")[0] ?? "", {});
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      "content-length": body.length,
    });
    outgoing.end(body);
  } catch (error) {
    if (error instanceof ConnectionReset) incoming.socket.resetAndDestroy();
    else throw error;
  } finally {
    // What is too large is still on its way, and must not stand in the way of the answer.
    incoming.resume();
  }
}

/**
 * The address is taken from the request line alone: who asks for another host gets the same answer.
 * Throws TwilioError for what is no request at all.
 */
async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = "GET", url = "/" } = incoming;
  if (NO_METHODS.has(method)) throw methodNotAllowed();
  if (!URL.canParse(url, BASE)) throw badRequest("The address of this request is malformed");
  const chunks: Buffer[] = [];
  let size = 0;
  const body: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw entityTooLarge(`A body has at most ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const name of ["authorization", "content-type", "accept", "user-agent"] as const) {
    const value = incoming.headers[name];
    if (value) headers.set(name, value);
  }
  const hasBody = size > 0 && method !== "GET" && method !== "HEAD";
  return new Request(new URL(url, BASE), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}
