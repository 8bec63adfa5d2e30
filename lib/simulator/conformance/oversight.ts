import { afterEach, assert } from "vitest";
import type { Simulator } from "../simulator";
import { isThere, readDocument } from "./document";
import { createValidator, type Exchange } from "./validator";
import { tap } from "./wiretap";

let validator: ReturnType<typeof createValidator> | undefined;
const violations: unknown[] = [];
let areRequestsJudged = true;

/** For a test that sends what Twilio takes, though its document knows nothing of it: only the answers are judged. */
export function sendOddRequests(): void {
  areRequestsJudged = false;
}

afterEach(() => {
  areRequestsJudged = true;
  assert.deepEqual(violations.splice(0), [], "It must keep to Twilio's OpenAPI document");
});

/** The same simulator; a test fails in which it goes against Twilio's OpenAPI document, where that is there. */
export function overseen(simulator: Simulator): Simulator {
  return isThere ? tap(simulator, judge) : simulator;
}

/** What the document has against an answer, where it is there and has anything to say. */
export function answerProblems(exchange: Exchange): string[] {
  if (!isThere || !isOfTheDocument(exchange)) return [];
  validator ??= createValidator(readDocument());
  return validator.answer(exchange);
}

function judge(exchange: Exchange): void {
  const { method, url, form, status, body } = exchange;
  const problems = answerProblems(exchange);
  if (validator && status < 400 && areRequestsJudged && isOfTheDocument(exchange)) {
    problems.push(...validator.request(exchange));
  }
  if (problems.length > 0) violations.push({ method, url, form, status, body, problems });
}

const SPOILT = '{"items":[null]}';

/** Not the simulator's own paths, not XML, and not what a fault was ordered to spoil. */
function isOfTheDocument({ url, contentType, body }: Exchange): boolean {
  const { pathname } = new URL(url);
  if (!pathname.startsWith("/2010-04-01/") || !pathname.endsWith(".json")) return false;
  return contentType !== "text/html" && body !== SPOILT;
}
