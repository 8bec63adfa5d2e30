import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ConnectionReset } from "./control/faults";
import type { Simulator } from "./simulator";

/** As large as a saved state may get. */
const MAX_BODY_BYTES = 50_000_000;

/** Puts a simulator on a port. Rejects when the port cannot be had. `close` drops open connections at once. */
export async function serve(
  simulator: Simulator,
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

async function answer(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse) {
  const client = new AbortController();
  // To break off what is done with would be a tenth of all the work.
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) client.abort();
  });
  try {
    const response = await simulator.handle(await toRequest(incoming, client.signal));
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      "content-length": body.length,
    });
    outgoing.end(body);
  } catch (error) {
    if (error instanceof ConnectionReset) incoming.socket.resetAndDestroy();
    else outgoing.writeHead(400).end();
  }
}

/** The address is taken from the request line alone: who asks for another host gets the same answer. */
async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = "GET", url = "/" } = incoming;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("The body is too large");
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const name of ["authorization", "content-type", "accept", "user-agent"] as const) {
    const value = incoming.headers[name];
    if (value) headers.set(name, value);
  }
  const hasBody = size > 0 && method !== "GET" && method !== "HEAD";
  return new Request(new URL(url, "http://simulator.invalid"), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}
