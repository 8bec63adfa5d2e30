import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What Twilio says of each of many things, by what it is about, such as ConferenceListInstanceOptions.status:
 * a hash of the type and a hash of the words, because the words themselves are Twilio's.
 * @typedef {Record<string, string>} Sayings
 * @typedef {{ about: string, change: "new" | "gone" | "another type" | "other words" }} Drift
 */

/** The parts of the SDK that the catalogue and the gateway were written against. */
const PARTS = [
  "conference",
  "conference/participant",
  "call",
  "incomingPhoneNumber",
  "outgoingCallerId",
];

/**
 * What a copy of Twilio's SDK says of every option and every set of values that these parts have.
 * @param {string} sdk its folder
 * @returns {Sayings}
 */
export function sayingsOfSdk(sdk) {
  const folder = join(sdk, "lib/rest/api/v2010/account");
  return Object.assign(
    {},
    ...PARTS.map((part) => sayingsIn(part, readFileSync(join(folder, `${part}.d.ts`), "utf8"))),
  );
}

/** @param {string} part @param {string} text a file of declarations @returns {Sayings} */
function sayingsIn(part, text) {
  /** @type {Sayings} */
  const said = {};
  for (const [, name = "", type = ""] of text.matchAll(/^export type (\w+) = ([^;]+);/gm)) {
    said[`${part}: ${name}`] = saying(type, "");
  }
  // What each() takes besides is the SDK's own.
  for (const [, name = "", body = ""] of text.matchAll(
    /^export interface (\w+Options) \{\n(.*?)^\}/gms,
  )) {
    if (name.endsWith("EachOptions")) continue;
    const options = body.matchAll(
      /(?:\/\*\*(?<words>.*?)\*\/\s*)?"?(?<option>[\w<>.]+)"?\??: (?<type>[^;]+);/gs,
    );
    for (const { groups = {} } of options) {
      const { words = "", option = "", type = "" } = groups;
      said[`${name}.${option}`] = saying(type, words);
    }
  }
  return said;
}

/**
 * What an OpenAPI document of Twilio's says of every parameter.
 * @param {string} file
 * @returns {Sayings}
 */
export function sayingsOfOpenApi(file) {
  const { paths } = JSON.parse(readFileSync(file, "utf8"));
  /** @type {Sayings} */
  const said = {};
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const { operationId, parameters = [], requestBody } = operation;
    if (!operationId) continue;
    const form = requestBody?.content?.["application/x-www-form-urlencoded"]?.schema?.properties;
    const fields = Object.entries(form ?? {}).map(([name, schema]) => ({
      name,
      schema,
      ...schema,
    }));
    for (const { name, schema, description = "" } of [...parameters, ...fields]) {
      const { description: _, ...type } = schema ?? {};
      said[`${operationId}.${name}`] = saying(JSON.stringify(type), description);
    }
  }
  return said;
}

/**
 * What is said otherwise than it was.
 * @param {Sayings} known @param {Sayings} found
 * @returns {Drift[]} in the order of the alphabet
 */
export function driftBetween(known, found) {
  const all = [...new Set([...Object.keys(known), ...Object.keys(found)])].toSorted();
  return all.flatMap((about) => {
    const change = changeOf(known[about], found[about]);
    return change ? [{ about, change }] : [];
  });
}

/** @param {string | undefined} before @param {string | undefined} now @returns {Drift["change"] | null} */
function changeOf(before, now) {
  if (before === now) return null;
  if (!before) return "new";
  if (!now) return "gone";
  return before.split(" ")[0] === now.split(" ")[0] ? "other words" : "another type";
}

/** @param {string} type @param {string} words */
const saying = (type, words) => `${hashOf(type)} ${hashOf(words)}`;

/** Line breaks and the stars of a comment are not what is said. @param {string} text */
function hashOf(text) {
  const said = text.replaceAll(/[\s*]+/g, " ").trim();
  return createHash("sha256").update(said).digest("hex").slice(0, 12);
}
