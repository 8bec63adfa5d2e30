import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import { steppedClock } from "../clock";
import { problemsOf } from "../conformance/problems";
import { createSimulator } from "../simulator";
import { megabytes } from "./endure";
import { createFuzz } from "./fuzz";

/** Enough to have loaded and compiled everything. */
const WARM = 2_500;
/** Enough to fill everything that is kept; from then on nothing may grow any more. */
const FULL = 50_000;

/** Megabytes on the heap. */
export interface Memory {
  /** Of an account without anything in it, once everything is warm. */
  readonly empty: number;
  /** Of the same account, emptied again after all that came since. */
  readonly emptied: number;
  /** Once all that is kept is full, and at the end; null where there were too few requests for that. */
  readonly full: { readonly begin: number; readonly end: number } | null;
}

const ERROR = ["code", "message", "more_info", "status"];
const XML_ERROR = ["Code", "Message", "MoreInfo", "Status"];
// oxlint-disable-next-line no-control-regex -- exactly those that XML does not allow
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What is wrong with an answer; undefined where it is as Twilio's. */
function problemOf(request: Request, status: number, type: string | null, body: string) {
  if (status >= 500) return "it failed";
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/simulator/")) return controlProblemOf(status, body);
  if (body === "") return status === 204 ? undefined : "it is empty";
  const isError = status >= 400;
  if (type === "application/json") {
    if (!pathname.endsWith(".json")) return "it should be XML";
    const json = Object(JSON.parse(body));
    if (!isError) {
      const { method, url } = request;
      const exchange = { method, url, form: [], status, contentType: type, body };
      return problemsOf(exchange)[0];
    }
    if (ERROR.some((key) => !(key in json))) return "a key is missing";
    return json.status === status ? undefined : "the status is another";
  }
  if (type !== "application/xml") return `its type is ${type}`;
  if (NOT_XML.test(body) || !body.isWellFormed()) return "it has characters that XML has not";
  const parser = new DOMParser({ onError: onErrorStopParsing });
  const root = parser.parseFromString(body, "application/xml").documentElement;
  if (root?.tagName !== "TwilioResponse") return "its root is another";
  const missing = XML_ERROR.some((name) => root.getElementsByTagName(name).length !== 1);
  return isError && missing ? "an element is missing" : undefined;
}

/** The simulator's own paths say in a sentence why they refuse something. */
function controlProblemOf(status: number, body: string) {
  if (![200, 204, 400, 401, 404].includes(status)) return "its status is none of ours";
  if (status < 400) return body === "" || status === 200 ? undefined : "it has a body";
  const { message } = Object(JSON.parse(body));
  return typeof message === "string" && message !== "" ? undefined : "it says nothing";
}

/** A customer's server that is ill, breaks connections, or hangs up. */
function createUnreliable() {
  let sent = 0;
  return () => {
    sent += 1;
    if (sent % 7 === 0) return Promise.reject(new Error("Nobody is there"));
    const status = sent % 5 === 0 ? 503 : 200;
    return Promise.resolve(new Response("<Response><Hangup/></Response>", { status }));
  };
}

/**
 * Sends as many requests as asked for that nobody would send, to Twilio's paths and to the simulator's own.
 * @param count more than 2,500
 * @returns what was wrong with the answers, how many had which status, and what it took to answer them
 */
export async function bombard(count: number, seed: number) {
  if (count <= WARM) throw new Error(`It takes more than ${WARM} requests to see what they leave.`);
  const clock = steppedClock();
  const simulator = createSimulator({ clock, send: createUnreliable() });
  const { control } = simulator;
  const fuzz = createFuzz(simulator, seed);
  const statuses: Record<number, number> = {};
  const problems: string[] = [];
  let empty = Number.NaN;
  let begin = Number.NaN;

  /** What was ordered must not spoil Twilio's answers, nor let time or callbacks pile up. */
  const calmDown = () => {
    control.clearFaults();
    control.callbacks.clearFaults();
    control.callbacks.release();
    control.setClock({ speed: 0 });
  };

  const emptied = () => {
    control.reset();
    return megabytes();
  };

  for (let number = 0; number < count; number++) {
    if (number === WARM) empty = await emptied();
    if (number === FULL) begin = await megabytes();
    const request = fuzz.next();
    const response = await simulator.handle(request);
    const body = await response.text();
    const { status, headers } = response;
    const problem = problemOf(request, status, headers.get("content-type"), body);
    if (problem !== undefined)
      problems.push(`${request.method} ${request.url} ${status}: ${problem}`);
    statuses[status] = (statuses[status] ?? 0) + 1;
    fuzz.learn(body);
    calmDown();
    clock.advance(fuzz.pause());
    if (number % 20 === 0) {
      await control.settled();
      await control.callbacks.settled();
    }
  }
  const full = count > FULL ? { begin, end: await megabytes() } : null;
  const memory: Memory = { empty, full, emptied: await emptied() };
  simulator.close();
  return { problems, statuses, memory };
}
