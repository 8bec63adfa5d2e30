import type { Call } from "../entities/call";
import type { Program, TwimlElement } from "../entities/program";
import { placeCall } from "../lifecycle/call";
import { dial } from "../lifecycle/dialling";
import { readEndpoint } from "../rules/endpoint";
import { owns } from "../rules/to-and-from";
import type { World } from "../world";
import { joinByTwiml } from "./join-conference";
import { readCallback } from "./read-callback";
import { TwimlError } from "./twiml-error";

type Warn = (problem: TwimlError) => void;

/** Seconds (Twilio docs: TwiML <Dial>, `timeout` and `timeLimit`). */
const TIMEOUT = 30;
const TIME_LIMIT = 14_400;

/** How it stands with a <Dial>: it goes on, it failed, or there was nothing to dial. */
export type Dialled = "goes on" | "failed" | "skipped";

/** Begins a <Dial>. Whoever it calls or joins goes on until one of them leaves. */
export function beginDial(world: World, call: Call, verb: TwimlElement, warn: Warn): Dialled {
  const { program } = call;
  if (!program) return "skipped";
  const { method = "POST" } = verb.attributes;
  if (method !== "GET" && method !== "POST") {
    warn(new TwimlError(13210, `method="${method}" is neither GET nor POST.`, "warning"));
  }
  program.dial = { verb, since: world.clock.now(), childCallSid: null };
  try {
    const conference = verb.children.find(({ name }) => name === "Conference");
    if (conference) join(world, call, { program, noun: conference, verb, warn });
    else program.dial.childCallSid = callOut(world, call, verb, warn).sid;
    return "goes on";
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    warn(error);
    const failed = error.code === 13240 || error.code === 16027;
    if (!failed) program.dial = null;
    return failed ? "failed" : "skipped";
  }
}

function join(
  world: World,
  call: Call,
  { verb, ...rest }: { program: Program; noun: TwimlElement; verb: TwimlElement; warn: Warn },
): void {
  if (verb.children.length > 1) {
    rest.warn(new TwimlError(13000, "Only the <Conference> in this <Dial> counts.", "warning"));
  }
  joinByTwiml(world, call, rest);
}

/** Inferred: of several nouns, which Twilio would ring at once, the simulator calls the first. */
function callOut(world: World, call: Call, verb: TwimlElement, warn: Warn): Call {
  const [noun] = verb.children;
  const base = call.program?.url ?? null;
  const text = noun?.text ?? verb.text;
  const to = noun?.name === "Client" ? `client:${text}` : text;
  const isSimulated = !noun || ["Number", "Client", "Sip"].includes(noun.name);
  if (!isSimulated) {
    throw new TwimlError(12200, `<${noun.name}> is not simulated.`, "warning");
  }
  const endpoint = readEndpoint(to);
  if (!endpoint || endpoint.kind === "name") {
    throw new TwimlError(13223, `"${to}" cannot be called.`, "warning");
  }
  const child = placeCall(world, {
    from: callerId(world, call, verb, warn),
    to: endpoint.value,
    direction: "outbound-dial",
    parentCallSid: call.sid,
    // Twilio docs: TwiML <Number>, `statusCallback`; <Client> and <Sip> have the same.
    statusCallback: noun && readCallback(noun, "statusCallback", base, ["completed"]),
    timeout: seconds(verb, "timeout", TIMEOUT, 13212, warn),
    timeLimit: timeLimitOfDial(verb, warn),
  });
  dial(world, child);
  return child;
}

/** Unless told otherwise the far party sees who is calling (Twilio docs: TwiML <Dial>, `callerId`). */
function callerId(world: World, call: Call, { attributes }: TwimlElement, warn: Warn): string {
  const { callerId: wanted } = attributes;
  if (wanted === undefined) return call.from;
  const shown = readEndpoint(wanted)?.value;
  const mayShow =
    shown !== undefined && (shown === call.from || shown === call.to || owns(world, shown));
  if (mayShow) return shown;
  warn(new TwimlError(13214, `callerId="${wanted}" is not a number to show.`, "warning"));
  return call.from;
}

/** Seconds after which the two are parted. */
export function timeLimitOfDial(verb: TwimlElement, warn: Warn): number {
  return seconds(verb, "timeLimit", TIME_LIMIT, 13216, warn);
}

function seconds(
  { attributes }: TwimlElement,
  name: string,
  fallback: number,
  code: number,
  warn: Warn,
): number {
  const text = attributes[name];
  if (text === undefined) return fallback;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  warn(new TwimlError(code, `${name}="${text}" is not a number of seconds.`, "warning"));
  return fallback;
}
