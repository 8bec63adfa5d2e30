import { createHmac } from "node:crypto";

export const ACCOUNT_SID = `AC${"0a".repeat(16)}`;
export const AUTH_TOKEN = "f00d".repeat(8);
export const ORIGIN = "https://board.example.com";
export const CONFERENCE = `CF${"1b".repeat(16)}`;
export const CALL = `CA${"2c".repeat(16)}`;
export const RECORDING = `RE${"3d".repeat(16)}`;

type Pairs = readonly (readonly [name: string, value: string])[];

/** What a callback's request is like; whatever is left out is as Twilio sends it. */
export interface Sent {
  path?: string;
  form?: Record<string, string> | Pairs;
  /** In place of the form's own. */
  body?: BodyInit;
  type?: string | null;
  token?: string;
  signature?: string | null;
  /** By which it is signed. */
  signedFor?: string;
  authToken?: string;
  headers?: Record<string, string>;
}

/** Twilio's signature, computed without its SDK (Twilio docs: Webhooks security). */
export function sign(authToken: string, url: string, pairs: Pairs): string {
  const unique = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
  const sorted = unique.toSorted(([a, b], [c, d]) => (a === c ? order(b, d) : order(a, c)));
  const text = url + sorted.map((pair) => pair.join("")).join("");
  return createHmac("sha1", authToken).update(text, "utf8").digest("base64");
}

const order = (a: string, b: string) => (a < b ? -1 : 1);

/** A callback as it reaches the board: under another name than the one that Twilio called. */
export function sent({
  path = "/api/twilio/callbacks/conference",
  form = {},
  type = "application/x-www-form-urlencoded; charset=UTF-8",
  authToken = AUTH_TOKEN,
  ...rest
}: Sent): Request {
  const pairs: Pairs = Array.isArray(form) ? form : Object.entries(form);
  const signature = rest.signature ?? sign(authToken, rest.signedFor ?? ORIGIN + path, pairs);
  const headers = new Headers({
    ...(type !== null && { "Content-Type": type }),
    ...(rest.signature !== null && { "X-Twilio-Signature": signature }),
    ...(rest.token !== undefined && { "I-Twilio-Idempotency-Token": rest.token }),
    ...rest.headers,
  });
  const body =
    rest.body ?? new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  const streamed = body instanceof ReadableStream ? { duplex: "half" } : {};
  return new Request(`http://127.0.0.1:3000${path}`, {
    method: "POST",
    headers,
    body,
    ...streamed,
  });
}

/** Somebody was muted. */
export const muted = {
  ConferenceSid: CONFERENCE,
  FriendlyName: "Support",
  AccountSid: ACCOUNT_SID,
  SequenceNumber: "4",
  Timestamp: "Mon, 05 Jan 2026 09:00:04 +0000",
  StatusCallbackEvent: "participant-mute",
  CallSid: CALL,
  Muted: "true",
  Hold: "false",
  Coaching: "false",
  EndConferenceOnExit: "false",
  StartConferenceOnEnter: "true",
  ParticipantLabel: "Ana",
};

/** Somebody's phone rings. */
export const ringing = {
  CallSid: CALL,
  AccountSid: ACCOUNT_SID,
  From: "+14155550100",
  To: "+15005550015",
  CallStatus: "ringing",
  Direction: "outbound-api",
  CallbackSource: "call-progress-events",
  SequenceNumber: "1",
  Timestamp: "Mon, 05 Jan 2026 09:00:01 +0000",
};
