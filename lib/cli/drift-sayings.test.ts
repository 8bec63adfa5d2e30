import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import known from "./drift-known.json";
import { driftBetween, sayingsOfOpenApi, sayingsOfSdk } from "./drift-sayings.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SDK = join(root, "node_modules/twilio");
const OPENAPI = process.env["TWILIO_OPENAPI"] ?? join(root, "../shared/twilio/openapi-voice.json");

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const CONFERENCE = "lib/rest/api/v2010/account/conference.d.ts";

/** A copy of what the SDK says, with one file changed. */
function sdkWith(change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "bridgeboard-sdk-"));
  folders.push(folder);
  for (const part of [
    "conference",
    "conference/participant",
    "call",
    "incomingPhoneNumber",
    "outgoingCallerId",
  ]) {
    const path = `lib/rest/api/v2010/account/${part}.d.ts`;
    const text = readFileSync(join(SDK, path), "utf8");
    const changed = path === CONFERENCE ? change(text) : text;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), changed);
  }
  return folder;
}

const driftOf = (change: (text: string) => string) =>
  driftBetween(sayingsOfSdk(SDK), sayingsOfSdk(sdkWith(change)));

const options = (name: string) =>
  Object.keys(known.sdk).filter((about) => about.startsWith(`${name}.`));

describe("what Twilio says", () => {
  it("in the installed SDK has been read by somebody (npm run drift says what has not)", () => {
    expect(driftBetween(known.sdk, sayingsOfSdk(SDK))).toEqual([]);
  });

  it.skipIf(!existsSync(OPENAPI))("in its OpenAPI document has been read by somebody", () => {
    expect(driftBetween(known.openapi, sayingsOfOpenApi(OPENAPI))).toEqual([]);
  });

  it("is watched for every option that the catalogue and the gateway have", () => {
    expect(options("ParticipantListInstanceCreateOptions")).toHaveLength(60);
    expect(options("ParticipantContextUpdateOptions")).toHaveLength(12);
    expect(options("CallListInstanceCreateOptions")).toHaveLength(38);
    expect(options("ConferenceContextUpdateOptions")).toHaveLength(3);
    expect(options("ConferenceListInstancePageOptions")).toContain(
      "ConferenceListInstancePageOptions.status",
    );
  });

  it("is not kept, but for hashes", () => {
    for (const said of Object.values({ ...known.sdk, ...known.openapi })) {
      expect(said).toMatch(/^[0-9a-f]{12} [0-9a-f]{12}$/);
    }
  });
});

describe("a drift", () => {
  const status = "ConferenceContextUpdateOptions.status";

  it.each<[string, (text: string) => string, object[]]>([
    ["nothing", (text) => text, []],
    [
      "line breaks alone",
      (text) => text.replaceAll("/** Only include", "/**\n     * Only\n     * include"),
      [],
    ],
    [
      "another sentence",
      (text) =>
        text.replace(/(interface ConferenceContextUpdateOptions \{\s*\/\*\*)/, "$1 From now on."),
      [{ about: status, change: "other words" }],
    ],
    [
      "another type",
      (text) =>
        text.replace(
          /(interface ConferenceContextUpdateOptions \{.*?status\?: )\w+;/s,
          "$1number;",
        ),
      [{ about: status, change: "another type" }],
    ],
    [
      "an option more",
      (text) =>
        text.replace("interface ConferenceContextUpdateOptions {", "$&\n    mood?: string;"),
      [{ about: "ConferenceContextUpdateOptions.mood", change: "new" }],
    ],
    [
      "an option less",
      (text) =>
        text.replace(/(interface ConferenceContextUpdateOptions \{.*?)status\?: \w+;/s, "$1"),
      expect.arrayContaining([{ about: status, change: "gone" }]) as object[],
    ],
    [
      "a value more",
      (text) => text.replace(/export type ConferenceStatus = /, '$&"paused" | '),
      [{ about: "conference: ConferenceStatus", change: "another type" }],
    ],
  ])("is %s", (_, change, drift) => {
    expect(driftOf(change)).toEqual(drift);
  });
});
