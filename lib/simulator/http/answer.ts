import { TwilioError } from "./twilio-error";

/** What a route says; how it is written down depends on the path. */
export interface Answer {
  readonly status: number;
  /** JSON, or nothing at all. */
  readonly body?: object;
  /** A page of HTML in place of JSON, for the fault that sends one. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** Turns whatever was thrown into an answer; what is not Twilio's own refusal is our fault, and a 500. */
export function answerTo(error: unknown): Answer {
  if (error instanceof TwilioError) {
    const headers: Record<string, string> = {};
    if (error.hint) headers["Simulator-Hint"] = error.hint.replace(/[^\x20-\x7e]/g, "?");
    if (error.status === 401) headers["WWW-Authenticate"] = 'Basic realm="Twilio API"';
    return { status: error.status, body: error.body, headers };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return answerTo(new TwilioError(500, 20500, "Internal Server Error", reason));
}

/** JSON where the path ends in .json; otherwise XML, which here only errors have. */
export function writeAnswer(answer: Answer, path: string, headers: Record<string, string>) {
  const all = new Headers({ ...headers, ...answer.headers });
  if (answer.text !== undefined) {
    all.set("Content-Type", "text/html");
    return new Response(answer.text, { status: answer.status, headers: all });
  }
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers: all });
  const isXml = answer.status >= 400 && !path.endsWith(".json");
  all.set("Content-Type", isXml ? "application/xml" : "application/json");
  const text = isXml ? exceptionXml(answer.body) : JSON.stringify(answer.body);
  return new Response(text, { status: answer.status, headers: all });
}

/** Twilio docs: Twilio's Response, "Exceptions" in XML. */
function exceptionXml(body: object): string {
  const fields = Object.entries(body).map(([name, value]) => {
    const tag = name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return `<${tag}>${escapeXml(String(value))}</${tag}>`;
  });
  return `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException>${fields.join("")}</RestException></TwilioResponse>`;
}

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
