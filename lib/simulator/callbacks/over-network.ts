import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import type { Send } from "./attempt";

/**
 * The network itself, for callbacks and TwiML. Each request has a connection of its own: one that was
 * kept may be dead by now. Rejects with Node's error codes, and with ETIMEDOUT where there was no
 * connection within `connectTimeout`, which fetch could not tell. Redirects come back as they are.
 */
export const sendOverNetwork: Send = async (request, { connectTimeout }) => {
  const body = Buffer.from(await request.arrayBuffer());
  const options = {
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), ...lengthOf(body) },
    signal: request.signal,
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const outgoing = open(new URL(request.url), options, connectTimeout);
    outgoing.once("response", (incoming: IncomingMessage) => resolve(responseOf(incoming)));
    outgoing.once("error", reject);
    outgoing.end(body);
  });
};

const lengthOf = ({ length }: Buffer) => (length > 0 ? { "content-length": length } : {});

/** Inferred: the handshake of TLS is a part of the connecting. */
function open(url: URL, options: RequestOptions, connectTimeout: number) {
  const isSecure = url.protocol === "https:";
  const outgoing = isSecure ? https.request(url, options) : http.request(url, options);
  const impatience = setTimeout(() => {
    outgoing.destroy(Object.assign(new Error("No connection"), { code: "ETIMEDOUT" }));
  }, connectTimeout);
  const calm = () => clearTimeout(impatience);
  outgoing.once("socket", (socket) => socket.once(isSecure ? "secureConnect" : "connect", calm));
  outgoing.once("close", calm);
  return outgoing;
}

/** These have no body, and a Response of them may not even have an empty one. */
const BODILESS = new Set([204, 205, 304]);

function responseOf(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (BODILESS.has(status)) incoming.resume();
  const body = BODILESS.has(status) ? null : Readable.toWeb(incoming);
  return new Response(body as ReadableStream | null, { status, headers });
}
