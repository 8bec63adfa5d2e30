import { whenAskedToStop } from "./asked-to-stop";
import { sendOverNetwork } from "./callbacks/over-network";
import { parseOptions, usage } from "./cli-options";
import { realClock } from "./clock";
import { loggedSend, loggedSimulator } from "./log-lines";
import { serve } from "./server";
import { createSimulator } from "./simulator";
import { loadAccounts, readStateFile, writeStateFile } from "./state-file";

/** The simulator alone on a port: `npm run simulator -- --help`. */
async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  if ("help" in parsed) {
    console.log(usage);
    return;
  }
  if ("problem" in parsed) {
    console.error(parsed.problem);
    process.exitCode = 2;
    return;
  }
  const {
    port,
    host,
    seed,
    speed,
    start = Date.now(),
    scenario,
    state,
    log = false,
    ...account
  } = parsed.options;
  const saved = state === undefined ? null : orExit(() => readStateFile(state));
  const clock = realClock({ speed, start: saved?.now ?? start });
  const print = log ? (line: string) => console.log(line) : null;
  const send = print ? loggedSend(sendOverNetwork, print) : sendOverNetwork;
  const simulator = createSimulator({ ...account, seed, clock, send });
  if (saved) {
    orExit(() => loadAccounts(simulator, saved));
    for (const number of account.numbers ?? []) simulator.control.addNumber(number);
  }
  if (!saved && scenario) simulator.control.startScenario(scenario);

  const answering = print ? loggedSimulator(simulator, print) : simulator;
  const server = await serve(answering, { port, host }).catch((error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} on ${host} is already in use. Choose another one with --port.`
        : `Cannot listen on ${host}, port ${port} (${error.code}). Choose others with --host and --port.`,
    );
    process.exit(1);
  });
  whenAskedToStop(() => {
    if (state !== undefined) orExit(() => writeStateFile(state, simulator));
    simulator.close();
    void server.close().then(() => process.exit(0));
  });
  console.log(greeting(server.url, simulator.accountSid, simulator.authToken));
}

/** What goes wrong with a file is one sentence, and the end. */
function orExit<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function greeting(url: string, sid: string, token: string): string {
  return `The Twilio simulator listens on ${url}

  Account SID  ${sid}
  Auth token   ${token}

See who is talking:
  curl -u ${sid}:${token} ${url}/2010-04-01/Accounts/${sid}/Conferences.json
Call somebody into a conference named Lobby (this number answers at once):
  curl -u ${sid}:${token} ${url}/2010-04-01/Accounts/${sid}/Conferences/Lobby/Participants.json -d From=+14155550100 -d To=+15005550011
Let Bridgeboard use it:
  TWILIO_API_BASE_URL=${url} TWILIO_ACCOUNT_SID=${sid} TWILIO_AUTH_TOKEN=${token} npm start`;
}

await main();
