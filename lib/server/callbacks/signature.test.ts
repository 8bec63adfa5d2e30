import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { CallbackSecrets } from "../env";
import { formOf } from "./form";
import { signerOf } from "./signature";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Where Twilio's examples of signatures lie; they are not part of this repository. */
const place =
  process.env["TWILIO_SIGNATURE_VECTORS"] ??
  `${root}../shared/twilio/fixtures/webhooks/signature-vectors.json`;
const isThere = existsSync(place);

interface Vector {
  name: string;
  auth_token: string;
  url: string;
  params: Record<string, string | string[]>;
  expected_signature: string;
}

const vectors = isThere ? (JSON.parse(readFileSync(place, "utf8")) as Vector[]) : [];

// Vitest names no test that it skips.
if (!isThere) console.info("No signature is compared with Twilio's examples: none are there.");
const unlessThere = isThere ? "" : " (skipped: TWILIO_SIGNATURE_VECTORS names no examples)";

/** The form as it comes over the wire. */
const wired = (params: Vector["params"]) =>
  formOf(
    new URLSearchParams(
      Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ).toString(),
  );

const signedBy = (signature: string, settings: string | null = null) =>
  new Headers({
    "X-Twilio-Signature": signature,
    ...(settings !== null && { "X-Twilio-Webhooks-Signature-Settings": settings }),
  });

describe.skipIf(!isThere)(`Twilio's examples of signatures${unlessThere}`, () => {
  it("are all there", () => {
    expect(vectors).toHaveLength(15);
  });

  it.each(vectors)("$name is believed, and nothing that is changed", (vector) => {
    const { auth_token: token, url, params, expected_signature: signature } = vector;
    const form = wired(params);
    const secrets = { authToken: token };
    const headers = signedBy(signature);
    expect(signerOf(secrets, headers, url, form)).toBe("auth-token");
    expect(signerOf(secrets, headers, url, { ...form, Digits: "4321" })).toBeNull();
    expect(signerOf(secrets, headers, `${url}0`, form)).toBeNull();
    expect(signerOf({ authToken: `${token}0` }, headers, url, form)).toBeNull();
    expect(signerOf(secrets, signedBy(""), url, form)).toBeNull();
  });
});

/** Computed with Twilio's SDK 6.3.1 and with Python's hmac; key and form are invented. */
const url = "https://example.com/twilio/conference?board=7";
const form = {
  AccountSid: "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  CallSid: "CAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ConferenceSid: "CFaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  FriendlyName: "Room A",
  SequenceNumber: "1",
  StatusCallbackEvent: "participant-join",
  Muted: "false",
};
const secret = "shared-key-secret-for-tests";
const id = "webhooks_sharedkey_00000000000000000000000001";
const BY_SHA1 = "2dC/N8NJq/vYygLvBkpFiYwj2X0=";
const BY_SHA256 = "B5bG/vZ5SWW0k/sT9QsTca35EVtzHZ4gr14jN3K3pA8=";
const BY_12345 = "8IfOSun6MrAmEYldMyDdGOscPC8=";
const sha1 = { id, algorithm: "HMAC_SHA1", secret } as const;
const sha256 = { id, algorithm: "HMAC_SHA256", secret } as const;
const named = (algorithm: string) => `key=${id},algorithm=${algorithm}`;

describe("which secret has signed", () => {
  it.each<[string, CallbackSecrets, string, string | null, string | null]>([
    ["a shared key with SHA-1", { webhookKeys: [sha1] }, BY_SHA1, named("HMAC_SHA1"), id],
    ["a shared key with SHA-256", { webhookKeys: [sha256] }, BY_SHA256, named("HMAC_SHA256"), id],
    ["whatever the case of the header", { webhookKeys: [sha1] }, BY_SHA1, `Key=${id}`, id],
    [
      "the right one of several",
      { webhookKeys: [{ ...sha1, id: `${id}0`, secret: "other" }, sha256] },
      BY_SHA256,
      ` key=${id} , algorithm=HMAC_SHA256`.trim().replace(" , ", ", "),
      id,
    ],
    [
      "none where the header names SHA-1 for a key of SHA-256",
      { webhookKeys: [sha256] },
      BY_SHA1,
      named("HMAC_SHA1"),
      null,
    ],
    [
      "none where the header names SHA-256 for a key of SHA-1",
      { webhookKeys: [sha1] },
      BY_SHA256,
      named("HMAC_SHA256"),
      null,
    ],
    [
      "the key's own algorithm, whatever the header says",
      { webhookKeys: [sha1] },
      BY_SHA1,
      named("HMAC_MD5"),
      id,
    ],
    ["no key that is not known", { webhookKeys: [] }, BY_SHA1, named("HMAC_SHA1"), null],
    [
      "not the auth token where a key is named",
      { authToken: secret, webhookKeys: [] },
      BY_SHA1,
      named("HMAC_SHA1"),
      null,
    ],
    [
      "not the auth token where the header makes no sense",
      { authToken: secret },
      BY_SHA1,
      "?",
      null,
    ],
    ["no shared key where none is named", { webhookKeys: [sha1] }, BY_SHA1, null, null],
    ["the auth token", { authToken: "12345", nextAuthToken: "next" }, BY_12345, null, "auth-token"],
    [
      "the auth token where the header is empty",
      { authToken: "12345" },
      BY_12345,
      "",
      "auth-token",
    ],
    [
      "the next auth token",
      { authToken: "old", nextAuthToken: "12345" },
      BY_12345,
      null,
      "next-auth-token",
    ],
    ["the next one alone", { nextAuthToken: "12345" }, BY_12345, null, "next-auth-token"],
    ["neither of two others", { authToken: "old", nextAuthToken: "next" }, BY_12345, null, null],
    ["none where there is none", {}, BY_12345, null, null],
    ["none that is empty", { authToken: "", nextAuthToken: "" }, BY_12345, null, null],
  ])("is %s", (_, secrets, signature, settings, signer) => {
    expect(signerOf(secrets, signedBy(signature, settings), url, form)).toBe(signer);
    expect(
      signerOf(secrets, signedBy(signature, settings), url, { ...form, Muted: "true" }),
    ).toBeNull();
  });
});
