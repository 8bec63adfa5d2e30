import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway } from "../gateway/gateway";

/** What a server does with a request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What nothing that is logged or thrown may hold. */
const credentials = {
  accountSid: `AC${"5".repeat(32)}`,
  username: `SK${"6".repeat(32)}`,
  password: "the-secret-of-the-key",
};

/** Every form in which the credentials could be seen: as they are, and as they are sent. */
export const secrets = [
  credentials.password,
  Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64"),
  "Basic ",
];

/** A gateway to a server on a port of this machine, through Node's own fetch. */
export async function gatewayOverSockets(answer: Answer, timeLimit = 5000) {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const gateway = createGateway({ ...credentials, baseUrl }, fetch, { timeLimit });
  return { gateway, close };
}
