import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { formOf } from "./form";
import { isSigned } from "./signature";

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

describe.skipIf(!isThere)(`Twilio's examples of signatures${unlessThere}`, () => {
  it("are all there", () => {
    expect(vectors).toHaveLength(15);
  });

  it.each(vectors)("$name is believed, and nothing that is changed", (vector) => {
    const { auth_token: token, url, params, expected_signature: signature } = vector;
    const form = wired(params);
    expect(isSigned(token, signature, url, form)).toBe(true);
    expect(isSigned(token, signature, url, { ...form, Digits: "4321" })).toBe(false);
    expect(isSigned(token, signature, `${url}0`, form)).toBe(false);
    expect(isSigned(`${token}0`, signature, url, form)).toBe(false);
    expect(isSigned(token, "", url, form)).toBe(false);
  });
});
