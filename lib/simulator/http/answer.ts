import { TwilioError } from "./twilio-error";
import { exceptionXml, resourceXml } from "./xml";

/** What a route says; how it is written down depends on the path. */
export interface Answer {
  readonly status: number;
  /** JSON, or nothing at all. */
  readonly body?: object;
  /** What stands in place of JSON, for the faults that send something else. */
  readonly text?: { readonly type: string; readonly content: string };
  readonly headers?: Record<string, string>;
}

const LONGEST_HINT = 1_000;

/** What a person should know of an answer, in the one header that is ours. */
const hintHeader = (hint: string) => ({
  "Simulator-Hint": hint.replace(/[^\x20-\x7e]/g, "?").slice(0, LONGEST_HINT),
});

/** The same answer, which says beside Twilio's own words what is worth knowing of it. */
export function withHints(answer: Answer, hints: readonly string[]): Answer {
  if (hints.length === 0) return answer;
  const all = [answer.headers?.["Simulator-Hint"], ...hints].filter(Boolean).join(" ");
  return { ...answer, headers: { ...answer.headers, ...hintHeader(all) } };
}

/** Turns whatever was thrown into an answer; what is not Twilio's own refusal is our fault, and a 500. */
export function answerTo(error: unknown): Answer {
  if (error instanceof TwilioError) {
    const headers: Record<string, string> = error.hint ? hintHeader(error.hint) : {};
    if (error.status === 401) headers["WWW-Authenticate"] = 'Basic realm="Twilio API"';
    return { status: error.status, body: error.body, headers };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return answerTo(new TwilioError(500, 20500, "Internal Server Error", reason));
}

/** JSON where the path ends in .json, otherwise XML. */
export function writeAnswer(answer: Answer, path: string, headers: Record<string, string>) {
  const { status, body, text } = answer;
  const all = new Headers({ ...headers, ...answer.headers });
  if (text !== undefined) {
    all.set("Content-Type", text.type);
    return new Response(text.content, { status, headers: all });
  }
  if (body === undefined) return new Response(null, { status, headers: all });
  const isXml = !path.endsWith(".json");
  all.set("Content-Type", isXml ? "application/xml" : "application/json");
  return new Response(isXml ? xmlOf(status, body, path) : JSON.stringify(body), {
    status,
    headers: all,
  });
}

const xmlOf = (status: number, body: object, path: string) =>
  status >= 400 ? exceptionXml(body) : resourceXml(body, path);
