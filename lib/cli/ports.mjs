import { createServer } from "node:net";
import { Stop } from "./stop.mjs";

/**
 * Reads a port number out of the environment.
 * @param {string | undefined} text what the variable holds
 * @param {number} usual the port when it holds nothing
 * @throws {Stop} when it is no port number
 */
export function readPort(text, usual, name = "PORT") {
  const given = text?.trim();
  if (!given) return usual;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Stop(
    `${name} is "${given}", which is no port: set it to a whole number from 1 to 65535, such as ${usual}.`,
  );
}

/**
 * Tries to listen on a port for a moment.
 * @param {number} port
 * @param {string} [host] all interfaces when absent
 * @returns {Promise<string | undefined>} why it cannot be listened on, as Node's error code
 */
export function listenProblem(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** The first port from `from` on that can be listened on. @param {number} from @param {string} [host] */
async function freePortFrom(from, host) {
  for (let port = from; port <= 65_535; port += 1) {
    if (!(await listenProblem(port, host))) return port;
  }
  return undefined;
}

/**
 * Makes sure that a server will be able to listen.
 * @param {{ port: number, host?: string | undefined, command: string }} wish the command is for the advice
 * @throws {Stop} saying what is wrong and what to do
 */
export async function requirePort({ port, host, command }) {
  // Where the whole machine is free, macOS still allows somebody else on loopback alone.
  const problem =
    (await listenProblem(port, host)) ?? (await listenProblem(port, host ?? "127.0.0.1"));
  if (!problem) return;
  if (problem === "EADDRINUSE") {
    const other = (await freePortFrom(port + 1, host)) ?? 3000;
    throw new Stop(
      `Port ${port} is taken by another program: stop that one, or choose another port, for example PORT=${other} ${command}`,
    );
  }
  if (problem === "EACCES") {
    throw new Stop(
      `This user may not listen on port ${port}: choose one above 1023, for example PORT=3000 ${command}`,
    );
  }
  throw new Stop(
    `Bridgeboard cannot listen on ${host ?? "this machine"}, port ${port} (${problem}): set HOST to an address of this machine, for example HOST=127.0.0.1 ${command}`,
  );
}
