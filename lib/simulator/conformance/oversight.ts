import { assert } from "vitest";
import type { Simulator } from "../simulator";
import { isThere } from "./document";
import { problemsOf } from "./problems";
import type { Exchange } from "./validator";
import { tap } from "./wiretap";

const violations: unknown[] = [];
let areRequestsJudged = true;

/** For a test that sends what Twilio takes, though its document knows nothing of it: only the answers are judged. */
export function sendOddRequests(): void {
  areRequestsJudged = false;
}

/** Ends what a test did: it fails for whatever went against the document. */
export function judgeTest(): void {
  areRequestsJudged = true;
  assert.deepEqual(violations.splice(0), [], "It must keep to Twilio's OpenAPI document");
}

/** The same simulator; a test fails in which it goes against Twilio's OpenAPI document, where that is there. */
export function overseen(simulator: Simulator): Simulator {
  return isThere ? tap(simulator, judge) : simulator;
}

function judge(exchange: Exchange): void {
  const { method, url, form, status, body } = exchange;
  const areBoth = areRequestsJudged && status < 400;
  const problems = problemsOf(exchange, areBoth ? ["answer", "request"] : ["answer"]);
  if (problems.length > 0) violations.push({ method, url, form, status, body, problems });
}
