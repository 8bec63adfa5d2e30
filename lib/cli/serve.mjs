import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { nextCommand } from "./next-command.mjs";
import { root } from "./root.mjs";
import { passSignals } from "./signals.mjs";

const START_LIMIT_MS = 60_000;

/**
 * Starts Bridgeboard, says where it is once it answers, and stays until it ends.
 * @param {{ port: number, host?: string | undefined, env: NodeJS.ProcessEnv, note: string }} options
 *   no host: all interfaces; the note follows the URL
 * @returns {Promise<number>} the exit code: 0 when somebody stopped it
 */
export async function serve({ port, host, env, note }) {
  const where = host ? ["--hostname", host] : [];
  const next = nextCommand(["start", "--port", String(port), ...where], env);
  const server = spawn(next.command, next.args, { cwd: root, env: next.env, stdio: "inherit" });
  const stopped = passSignals(server, { as: "SIGTERM", graceMs: 3000 });
  const ended = new AbortController();
  const end = once(server, "exit").finally(() => ended.abort());

  const answer = await healthAnswer(reachable(host, port), ended.signal);
  if (answer === "healthy") {
    process.stdout.write(`\nBridgeboard is ready: ${shown(host, port)}  ${note}\n\n`);
  } else if (!ended.signal.aborted) {
    process.stderr.write(
      `Bridgeboard did not become ready within ${START_LIMIT_MS / 1000} seconds (${answer}); what it printed above may say why.\n`,
    );
    server.kill("SIGKILL");
  }
  const [code] = await end;
  if (stopped()) return 0;
  if (answer === "healthy") process.stderr.write("Bridgeboard's server has ended by itself.\n");
  return code || 1;
}

/**
 * Asks for the health until it is good, the server has ended, or the time is up.
 * @param {string} url @param {AbortSignal} ended
 * @returns {Promise<string>} "healthy", or in words what the last answer was
 */
async function healthAnswer(url, ended) {
  const limit = Date.now() + START_LIMIT_MS;
  let last = "it did not answer";
  while (!ended.aborted && Date.now() < limit) {
    try {
      const signal = AbortSignal.any([ended, AbortSignal.timeout(5000)]);
      const response = await fetch(`${url}/api/health`, { signal });
      await response.arrayBuffer();
      if (response.ok) return "healthy";
      last = `GET /api/health answered ${response.status}`;
    } catch {
      // Not listening yet.
    }
    await pause(100);
  }
  return last;
}

const everywhere = new Set(["0.0.0.0", "::", "[::]"]);

/** Where this machine reaches the server. @param {string | undefined} host @param {number} port */
function reachable(host, port) {
  if (!host || everywhere.has(host)) return `http://127.0.0.1:${port}`;
  return `http://${bracketed(host)}:${port}`;
}

/** Where a person on this machine does. @param {string | undefined} host @param {number} port */
function shown(host, port) {
  const name =
    !host || everywhere.has(host) || host === "127.0.0.1" ? "localhost" : bracketed(host);
  return `http://${name}:${port}`;
}

/** @param {string} host */
function bracketed(host) {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
