import type { Send } from "../callbacks/attempt";
import { parties } from "../callbacks/call-message";
import { pairsOf } from "../callbacks/message";
import { patiently } from "../callbacks/patiently";
import type { Call } from "../entities/call";
import type { Source, TwimlElement } from "../entities/program";
import type { Pair } from "../http/parameters";
import { API_VERSION } from "../views/paths";
import type { World } from "../world";
import { parseTwiml } from "./parse";
import { TwimlError } from "./twiml-error";

/** Twilio docs: error 11750. */
const MOST_BYTES = 65_536;

/** Asks for TwiML. Throws TwimlError. */
export async function fetchDocument(
  world: World,
  { url, method }: Source,
  { resourceSid, parameters }: { resourceSid: string; parameters: readonly Pair[] },
  { send, token }: { send: Send; token: string },
): Promise<readonly TwimlElement[]> {
  if (!URL.canParse(url)) throw new TwimlError(11100, `${url} is not a URL.`);
  let text = "";
  let type = "";
  /** Only the answer that is kept has a body to read. */
  const reading: Send = async (request, limits) => {
    const response = await send(request, limits);
    text = await response.text();
    type = response.headers.get("Content-Type") ?? "";
    const { status, headers } = response;
    return new Response(null, { status, headers });
  };
  const { code, attempt } = await patiently(
    world,
    { url, method, resourceSid, parameters },
    { send: reading, token },
  );
  if (code !== null) {
    throw new TwimlError(code === "error response" ? 11200 : code, `${attempt.problem}.`);
  }
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw new TwimlError(11750, "The answer has more than 64 kB.");
  }
  return read(text, type, url);
}

/** Twilio docs: TwiML, "Twilio understands MIME types". */
function read(text: string, contentType: string, url: string): readonly TwimlElement[] {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (["text/xml", "application/xml", "text/html"].includes(type)) return parseTwiml(text);
  if (type === "text/plain") return [verb("Say", text.trim())];
  if (type.startsWith("audio/")) return [verb("Play", url)];
  throw new TwimlError(12300, `The answer's Content-Type is "${contentType}".`);
}

const verb = (name: string, text: string): TwimlElement => ({
  name,
  text,
  attributes: {},
  children: [],
});

/** What every request about a call says of it (Twilio docs: Twilio's request to your application). */
export function voiceRequest({ account }: World, call: Call): Pair[] {
  return pairsOf({
    CallSid: call.sid,
    AccountSid: account.sid,
    From: call.from,
    To: call.to,
    CallStatus: call.status,
    ApiVersion: API_VERSION,
    Direction: call.direction,
    ParentCallSid: call.parentCallSid,
    AnsweredBy: call.answeredBy,
    ...parties(call),
  });
}
