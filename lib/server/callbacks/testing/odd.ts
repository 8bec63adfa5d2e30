import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CONFERENCE,
  muted,
  ORIGIN,
  ringing,
  type Sent,
  sign,
} from "./signed";

const PATH = "/api/twilio/callbacks";

/** A body that says nothing of its length. */
const chunked = (bytes: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let sentOff = 0; sentOff < bytes; sentOff += 1000) {
        controller.enqueue(new TextEncoder().encode("a".repeat(1000)));
      }
      controller.close();
    },
  });

const brokenOff = () =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error("the connection was reset"));
    },
  });

const many = Array.from({ length: 1000 }, (_, index) => [`p${index}`, "x"] as const);
export const other = (more: Record<string, string>) => ({ ...muted, ...more });

/** What may come to the board's callbacks, and how that is answered. */
export const oddCallbacks: { what: string; status: number; why?: string; request: () => Sent }[] = [
  {
    what: "without a signature",
    status: 403,
    why: "signature",
    request: () => ({ form: muted, signature: null }),
  },
  {
    what: "with an empty signature",
    status: 403,
    why: "signature",
    request: () => ({ form: muted, signature: "" }),
  },
  {
    what: "with an invented signature",
    status: 403,
    why: "signature",
    request: () => ({ form: muted, signature: "bm9ib2R5IGhhcyBzaWduZWQgaXQ=" }),
  },
  {
    what: "signed with another token",
    status: 403,
    why: "signature",
    request: () => ({ form: muted, authToken: "0".repeat(32) }),
  },
  {
    what: "whose content was changed",
    status: 403,
    why: "signature",
    request: () => ({
      form: other({ Muted: "false" }),
      signature: sign(AUTH_TOKEN, `${ORIGIN}${PATH}/conference`, Object.entries(muted)),
    }),
  },
  {
    what: "that was signed for another source",
    status: 403,
    why: "signature",
    request: () => ({
      form: muted,
      path: `${PATH}/conference`,
      signedFor: `${ORIGIN}${PATH}/call`,
    }),
  },
  {
    what: "that was signed for another board",
    status: 403,
    why: "signature",
    request: () => ({ form: muted, signedFor: `https://other.example.com${PATH}/conference` }),
  },
  {
    what: "that was signed for the name behind the proxy",
    status: 403,
    why: "signature",
    request: () => ({ form: muted, signedFor: `http://127.0.0.1:3000${PATH}/conference` }),
  },
  {
    what: "with another conference in its address",
    status: 403,
    why: "signature",
    request: () => ({
      form: ringing,
      path: `${PATH}/call?conference=${CONFERENCE}`,
      signedFor: `${ORIGIN}${PATH}/call`,
    }),
  },
  {
    what: "of another account",
    status: 403,
    why: "account",
    request: () => ({ form: other({ AccountSid: `AC${"f".repeat(32)}` }) }),
  },
  { what: "of no account", status: 403, why: "account", request: () => ({ form: many }) },
  {
    what: "of two accounts",
    status: 403,
    why: "account",
    request: () => ({ form: [...Object.entries(muted), ["AccountSid", "AC"]] }),
  },
  { what: "that is empty", status: 403, why: "account", request: () => ({ form: {} }) },
  {
    what: "in JSON",
    status: 403,
    why: "no-form",
    request: () => ({ body: JSON.stringify(muted), type: "application/json" }),
  },
  {
    what: "of a type that only looks like a form's",
    status: 403,
    why: "no-form",
    request: () => ({ form: muted, type: "application/x-www-form-urlencodedish" }),
  },
  { what: "of no type", status: 403, why: "no-form", request: () => ({ form: muted, type: "" }) },
  {
    what: "of more than 64 kB",
    status: 403,
    why: "too-large",
    request: () => ({ form: other({ Reason: "a".repeat(70_000) }) }),
  },
  {
    what: "of more than 64 kB, in pieces of no announced length",
    status: 403,
    why: "too-large",
    request: () => ({ body: chunked(70_000) }),
  },
  {
    what: "that says it is larger than it is",
    status: 403,
    why: "too-large",
    request: () => ({ form: muted, headers: { "Content-Length": "9999999" } }),
  },
  {
    what: "that breaks off",
    status: 403,
    why: "broken-off",
    request: () => ({ body: brokenOff() }),
  },
  {
    what: "that is no UTF-8",
    status: 403,
    why: "signature",
    request: () => ({
      form: other({ ParticipantLabel: "\xff" }),
      body: Buffer.from("AccountSid=\xff&Muted=%FF%FE%", "latin1"),
    }),
  },
  {
    what: "with a thousand parameters too many, of which none is read",
    status: 204,
    request: () => ({ form: [...Object.entries(muted), ...many] }),
  },
  {
    what: "that says the same thing twice",
    status: 400,
    request: () => ({ form: [...Object.entries(muted), ["Muted", "false"]] }),
  },
  {
    what: "with half an event",
    status: 400,
    request: () => ({ form: { AccountSid: ACCOUNT_SID, StatusCallbackEvent: "participant-mute" } }),
  },
  {
    what: "with no event at all",
    status: 400,
    request: () => ({ form: { AccountSid: ACCOUNT_SID } }),
  },
  {
    what: "with a SID that is none",
    status: 400,
    request: () => ({ form: other({ ConferenceSid: "CF1" }) }),
  },
  {
    what: "with a Call SID that is none",
    status: 400,
    request: () => ({ form: other({ CallSid: "Ana" }) }),
  },
  {
    what: "with a number that is none",
    status: 400,
    request: () => ({ form: other({ SequenceNumber: "1e9999" }) }),
  },
  {
    what: "with a time that is none",
    status: 400,
    request: () => ({ form: other({ Timestamp: "Mon, 99 Jan 2026 09:00:04 +0000" }) }),
  },
  {
    what: "with a time that nobody keeps",
    status: 400,
    request: () => ({ form: other({ Timestamp: "0000-01-01" }) }),
  },
  {
    what: "that says neither true nor false",
    status: 400,
    request: () => ({ form: other({ Muted: "perhaps" }) }),
  },
  {
    what: "of a conference at the calls' address",
    status: 400,
    request: () => ({ form: muted, path: `${PATH}/call` }),
  },
  {
    what: "about machine detection that found nothing",
    status: 400,
    request: () => ({ form: ringing, path: `${PATH}/machine-detection` }),
  },
  {
    what: "about a recording without its SID",
    status: 400,
    request: () => ({ form: ringing, path: `${PATH}/recording` }),
  },
  {
    what: "with NUL bytes",
    status: 204,
    request: () => ({ form: other({ ParticipantLabel: "An\0a", FriendlyName: "\0" }) }),
  },
  {
    what: "with names that objects have of their own",
    status: 204,
    request: () => ({ form: [...Object.entries(muted), ["__proto__", "1"], ["constructor", "1"]] }),
  },
  {
    what: "at the address of nothing",
    status: 404,
    request: () => ({ form: muted, path: `${PATH}/constructor` }),
  },
];
