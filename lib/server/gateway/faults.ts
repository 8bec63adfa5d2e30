import "server-only";
import { z } from "zod";
import { isolated } from "@/lib/catalogue/plain-text";
import { type Fault, FaultError } from "@/lib/model/fault";
import { meaningOf } from "./twilio-codes";

/** What the transport knows about a request: enough to explain it, nothing that is secret. */
export interface Sent {
  method: string;
  requestId?: string | undefined;
}

/** Twilio's error body (Twilio docs: Twilio's response, exceptions). */
const errorBody = z.object({
  code: z.number().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  more_info: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});

const isRead = (method: string) => method.toUpperCase() === "GET";

/** The fault of an answer that is an error, from its status and its body. */
export function refused(status: number, body: unknown, sent: Sent): FaultError {
  const { code, message, more_info } = errorBody.catch({}).parse(body);
  const meaning = meaningOf(code ?? (status === 429 ? 20_429 : undefined), message);
  const kind = meaning?.kind ?? kindOf(status);
  const unsure = status >= 500 && !isRead(sent.method);
  return new FaultError({
    kind,
    message: [meaning?.message ?? inOtherWords(status, message), unsure && UNSURE]
      .filter(Boolean)
      .join(" "),
    ...(code !== undefined && {
      code,
      moreInfo: more_info ?? `https://www.twilio.com/docs/errors/${code}`,
    }),
    ...(sent.requestId && { requestId: sent.requestId }),
    ...(meaning?.option && { option: meaning.option }),
    repeatable: kind === "rate-limited" || isRead(sent.method),
    unsure,
  });
}

/** The fault of a request that got no answer. The cause may hold headers and is not kept. */
export function unanswered(cause: unknown, sent: Sent): FaultError {
  const timeout = cause instanceof Error && cause.name === "TimeoutError";
  const never = !timeout && neverSent.has(errorCode(cause) ?? "");
  const unsure = !never && !isRead(sent.method);
  const happened = timeout
    ? "Twilio did not answer within ten seconds."
    : never
      ? "Bridgeboard could not reach Twilio. Check this server's network and, if it is set, TWILIO_API_BASE_URL."
      : "The connection to Twilio broke before its answer came.";
  return new FaultError({
    kind: timeout ? "timeout" : "connection",
    message: unsure ? `${happened} ${UNSURE}` : happened,
    repeatable: !unsure,
    unsure,
  });
}

/** The fault of an answer that is not what Twilio documents. */
export function unreadable(sent: Sent): FaultError {
  const unsure = !isRead(sent.method);
  return new FaultError({
    kind: "unreadable",
    message: `Twilio's answer could not be read: it is not what its documentation describes.${unsure ? ` ${UNSURE}` : ""}`,
    ...(sent.requestId && { requestId: sent.requestId }),
    repeatable: !unsure,
    unsure,
  });
}

const UNSURE = "It may have been done all the same: look at the participants before you repeat it.";

/** Failures that come before the first byte of the request has left. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** The system's code for a failed request; fetch hides it in the cause. */
function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return errorCode(error.cause);
}

function kindOf(status: number): Fault["kind"] {
  if (status === 401) return "unauthorised";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 409) return "conflict";
  if (status === 429) return "rate-limited";
  return status >= 500 ? "unavailable" : "invalid";
}

function inOtherWords(status: number, message: string | undefined): string {
  return message
    ? `Twilio refused this: ${isolated(message.trim().replace(/\.?$/, "."))}`
    : `Twilio answered with status ${status} and no explanation.`;
}
