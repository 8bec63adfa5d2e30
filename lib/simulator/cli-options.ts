import { parseArgs } from "node:util";
import { e164 } from "@/lib/catalogue/endpoint";
import type { AccountSpec, ApiKey } from "./entities/account";
import type { PhoneNumberSpec } from "./entities/phone-number";
import { magicNumbers } from "./magic-numbers";
import { type ScenarioName, scenarioDescriptions, scenarioNames } from "./scenarios/names";

export const usage = `Usage: npm run simulator -- [options]

A Twilio-compatible conference service on your own machine. It keeps everything in memory.

  --port <number>      where to listen (4010; 0 picks a free port)
  --host <address>     on which address (127.0.0.1, so only this machine can reach it)
  --seed <number>      the same seed gives the same SIDs and the same people (1)
  --speed <factor>     how fast its time passes: 10 makes phones ring ten times shorter, and with 0
                       it stands still until POST /simulator/clock moves it on (1)
  --start <time>       what its clock shows at first, such as 2026-01-05T09:00:00Z (now); with --speed 0
                       the same seed and the same requests then give the same answers to the letter
  --scenario <name>    starts with people in conferences, who then move; see below
  --account <sid>      the account SID: AC and 32 hexadecimal digits
  --token <token>      the auth token
  --key <sid:secret>   an API key of that account: SK and 32 hexadecimal digits, and its secret (repeatable)
  --also <sid:token>   one more account, which sees nothing of the others (repeatable)
  --number <+1…>       one more number of the account, in E.164 (repeatable)
  --caller-id <+1…>    one more that it may show to who is called, in E.164 (repeatable)
  --concurrent-requests <number>  how many requests an account may have under way (100)
  --calls-per-second <number>     how many calls it may begin over the API; more wait in line (no limit)
  --all-conferences    lists all of them where no Status is asked for, as Twilio did until
                       30 September 2026; now it lists those that are in progress
  --state <file>       goes on from what was saved there and from its time, and saves there when it is
                       stopped: all accounts, with their tokens
  --log                prints a line for each request, and for each one of its own
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
  /** What the clock shows at first: milliseconds since 1970. */
  readonly start?: number;
  readonly scenario?: ScenarioName;
  /** Whether each request is told on the standard output. */
  readonly log?: true;
  /** The file to go on from and to save to. */
  readonly state?: string;
  readonly accountSid?: string;
  readonly authToken?: string;
  readonly apiKeys?: readonly ApiKey[];
  readonly accounts?: readonly AccountSpec[];
  readonly numbers?: readonly PhoneNumberSpec[];
  readonly concurrentRequests?: number;
  readonly callsPerSecond?: number;
  readonly conferencesWithoutStatus?: "all";
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
        start: { type: "string" },
        scenario: { type: "string" },
        account: { type: "string" },
        token: { type: "string" },
        key: { type: "string", multiple: true },
        also: { type: "string", multiple: true },
        number: { type: "string", multiple: true },
        "caller-id": { type: "string", multiple: true },
        log: { type: "boolean" },
        "concurrent-requests": { type: "string" },
        "calls-per-second": { type: "string" },
        "all-conferences": { type: "boolean" },
        state: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return { help: true };
    const { account, token, scenario } = values;
    const limits = readLimits(values["concurrent-requests"], values["calls-per-second"]);
    return {
      options: {
        host: values.host ?? "127.0.0.1",
        port: readNumber("--port", values.port, 4010, { whole: true, max: 65_535 }),
        seed: readNumber("--seed", values.seed, 1, { whole: true, max: 2 ** 32 - 1 }),
        speed: readNumber("--speed", values.speed, 1, { max: 10_000 }),
        ...(values.start === undefined ? {} : { start: readTime(values.start) }),
        ...(scenario === undefined ? {} : { scenario: readScenario(scenario) }),
        ...(account === undefined ? {} : { accountSid: readAccountSid(account) }),
        ...(values.state === undefined ? {} : { state: values.state }),
        ...(token === undefined ? {} : { authToken: token }),
        ...(values.key && { apiKeys: values.key.map(readKey) }),
        ...(values.also && { accounts: readAccounts(values.also, account) }),
        ...readNumbers(values.number, values["caller-id"]),
        ...(values.log && { log: true }),
        ...(values["all-conferences"] && { conferencesWithoutStatus: "all" }),
        ...limits,
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
  { whole = false, above = -1, max }: { whole?: boolean; above?: number; max: number },
): number {
  if (text === undefined) return fallback;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const fits = value > above && value <= max && (!whole || Number.isInteger(value));
  if (!fits) {
    const from = above < 0 ? "from 0" : `above ${above} and up`;
    const range = `a ${whole ? "whole " : ""}number ${from} to ${max}`;
    throw new Error(`${name} must be ${range}, but is "${text}"`);
  }
  return value;
}

function readTime(text: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new Error(`--start must be a time such as 2026-01-05T09:00:00Z, but is "${text}"`);
}

function readScenario(text: string): ScenarioName {
  const name = scenarioNames.find((known) => known === text);
  if (!name)
    throw new Error(`--scenario must be one of ${scenarioNames.join(", ")}, not "${text}"`);
  return name;
}

const MOST = 10_000;

function readLimits(requests: string | undefined, calls: string | undefined) {
  const concurrentRequests = readNumber("--concurrent-requests", requests, 100, {
    whole: true,
    max: MOST,
  });
  const callsPerSecond = readNumber("--calls-per-second", calls, 1, { above: 0, max: MOST });
  return {
    ...(requests !== undefined && { concurrentRequests }),
    ...(calls !== undefined && { callsPerSecond }),
  };
}

function readNumbers(own: readonly string[] = [], callerIds: readonly string[] = []) {
  const numbers: PhoneNumberSpec[] = [
    ...own.map((text) => ({ phoneNumber: readE164("--number", text) })),
    ...callerIds.map((text) => ({
      phoneNumber: readE164("--caller-id", text),
      isVerifiedOnly: true,
    })),
  ];
  return numbers.length > 0 && { numbers };
}

function readE164(name: string, text: string): string {
  if (e164.test(text)) return text;
  throw new Error(`${name} must be in E.164, such as +14155550123, but is "${text}"`);
}

/** What stands before the first colon, and what after it. */
function readPair(name: string, text: string, what: string): [string, string] {
  const [sid = "", ...rest] = text.split(":");
  const secret = rest.join(":");
  // The value has a secret in it, so the sentence does not repeat it.
  if (sid === "" || secret === "") throw new Error(`${name} must be ${what}`);
  return [sid, secret];
}

function readKey(text: string): ApiKey {
  const what = "SK and 32 hexadecimal digits, a colon and a secret";
  const [sid, secret] = readPair("--key", text, what);
  if (!/^SK[0-9a-fA-F]{32}$/.test(sid)) throw new Error(`--key must be ${what}`);
  return { sid, secret };
}

function readAccounts(texts: readonly string[], first: string | undefined): AccountSpec[] {
  const accounts = texts.map(readAccount);
  const sids = accounts.map(({ accountSid }) => accountSid);
  const twice = sids.find((sid, index) => sid === first || sids.indexOf(sid) < index);
  if (twice !== undefined) throw new Error(`--also names the account ${twice} a second time`);
  return accounts;
}

function readAccount(text: string) {
  const what = "AC and 32 hexadecimal digits, a colon and a token";
  const [accountSid, authToken] = readPair("--also", text, what);
  if (!/^AC[0-9a-fA-F]{32}$/.test(accountSid)) throw new Error(`--also must be ${what}`);
  return { accountSid, authToken };
}

function readAccountSid(text: string): string {
  if (/^AC[0-9a-fA-F]{32}$/.test(text)) return text;
  throw new Error(`--account must be AC and 32 hexadecimal digits, but is "${text}"`);
}
