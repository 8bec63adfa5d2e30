import { listenProblem, readPort } from "./ports.mjs";

const HOST = "127.0.0.1";

/** What the live server prints, for a test to search for secrets; Playwright empties the folder first. */
export const liveServerLog = "test-results/live-server.log";

/**
 * The servers that the end-to-end tests talk to, on three ports: their usual ones, or those from
 * E2E_PORT_BASE on.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function endToEndServers(env = process.env) {
  const base = env.E2E_PORT_BASE ? readPort(env.E2E_PORT_BASE, 0, "E2E_PORT_BASE") : undefined;
  return {
    simulator: at(base ?? 4010),
    live: at(base === undefined ? 3100 : base + 1),
    demo: at(base === undefined ? 3200 : base + 2),
  };
}

/** @param {number} port */
function at(port) {
  return { port, host: HOST, url: `http://${HOST}:${port}` };
}

/**
 * What E2E_PORT_BASE must be for the tests to run beside whatever else this machine runs.
 * @returns {Promise<string | undefined>} nothing when the usual ports are free
 */
export async function freePortBase(env = process.env) {
  for (let base = env.E2E_PORT_BASE; ; base = String(Number(base ?? 4197) + 3)) {
    const servers = Object.values(endToEndServers({ ...env, E2E_PORT_BASE: base }));
    const problems = await Promise.all(servers.map(({ port }) => listenProblem(port, HOST)));
    if (problems.every((problem) => problem === undefined)) return base;
  }
}
