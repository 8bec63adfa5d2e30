import { parseArgs } from "node:util";
import { magicNumbers } from "./magic-numbers";
import { type ScenarioName, scenarioDescriptions, scenarioNames } from "./scenarios/names";

export const usage = `Usage: npm run simulator -- [options]

A Twilio-compatible conference service on your own machine. It keeps everything in memory.

  --port <number>      where to listen (4010; 0 picks a free port)
  --host <address>     on which address (127.0.0.1, so only this machine can reach it)
  --seed <number>      the same seed gives the same SIDs and the same people (1)
  --speed <factor>     how fast its time passes: 10 makes phones ring ten times shorter (1)
  --scenario <name>    starts with people in conferences, who then move; see below
  --account <sid>      the account SID: AC and 32 hexadecimal digits
  --token <token>      the auth token
  --help               shows this

Scenarios:
${scenarioNames.map((name) => `  ${name.padEnd(16)}${scenarioDescriptions[name]}`).join("\n")}

Numbers with a fate of their own:
${magicNumbers.map(({ as, number, means }) => `  ${as.padEnd(6)}${number}  ${means}`).join("\n")}`;

export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly speed: number;
  readonly scenario?: ScenarioName;
  readonly accountSid?: string;
  readonly authToken?: string;
}

/** Reads the command line; what is wrong with it comes back as one sentence. */
export function parseOptions(
  argv: string[],
): { options: CliOptions } | { help: true } | { problem: string } {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        seed: { type: "string" },
        speed: { type: "string" },
        scenario: { type: "string" },
        account: { type: "string" },
        token: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return { help: true };
    const { account, token, scenario } = values;
    return {
      options: {
        host: values.host ?? "127.0.0.1",
        port: readNumber("--port", values.port, 4010, { whole: true, max: 65_535 }),
        seed: readNumber("--seed", values.seed, 1, { whole: true, max: 2 ** 32 - 1 }),
        speed: readNumber("--speed", values.speed, 1, { whole: false, max: 10_000 }),
        ...(scenario === undefined ? {} : { scenario: readScenario(scenario) }),
        ...(account === undefined ? {} : { accountSid: readAccountSid(account) }),
        ...(token === undefined ? {} : { authToken: token }),
      },
    };
  } catch (error) {
    const [sentence = ""] = String(error instanceof Error ? error.message : error).split(". To ");
    return { problem: `${sentence.replace(/\.$/, "")}. See --help.` };
  }
}

function readNumber(
  name: string,
  text: string | undefined,
  fallback: number,
  { whole, max }: { whole: boolean; max: number },
): number {
  if (text === undefined) return fallback;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const fits = whole ? Number.isInteger(value) : value > 0;
  if (!fits || value > max) {
    const range = whole ? `a whole number from 0 to ${max}` : `a number above 0 and up to ${max}`;
    throw new Error(`${name} must be ${range}, but is "${text}"`);
  }
  return value;
}

function readScenario(text: string): ScenarioName {
  const name = scenarioNames.find((known) => known === text);
  if (!name)
    throw new Error(`--scenario must be one of ${scenarioNames.join(", ")}, not "${text}"`);
  return name;
}

function readAccountSid(text: string): string {
  if (/^AC[0-9a-fA-F]{32}$/.test(text)) return text;
  throw new Error(`--account must be AC and 32 hexadecimal digits, but is "${text}"`);
}
