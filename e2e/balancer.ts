import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands in front of several boards: each connection goes to the first of them that takes it. */
export interface Balancer {
  url: string;
  close: () => Promise<void>;
}

/** A load balancer that prefers the boards at these ports in this order. */
export async function balance(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (client) => {
    open.add(client);
    client.on("close", () => open.delete(client)).on("error", () => client.destroy());
    passOn(client, ports);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const client of open) client.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function passOn(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void client.destroy();
  const board = connect(port, "127.0.0.1");
  const refused = () => passOn(client, others);
  board.once("error", refused).once("connect", () => {
    board.off("error", refused).on("error", () => client.destroy());
    client.on("close", () => board.destroy());
    board.on("close", () => client.destroy());
    client.pipe(board).pipe(client);
    client.resume();
  });
}
