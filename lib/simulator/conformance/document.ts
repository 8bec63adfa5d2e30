import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AnySchema } from "ajv";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Where Twilio's OpenAPI document lies; it is not part of this repository. */
const place = process.env["TWILIO_OPENAPI"] ?? join(root, "../shared/twilio/openapi-voice.json");

export const isThere = existsSync(place);

/** What stands after the name of a suite that cannot run. */
export const unlessThere = isThere ? "" : " (skipped: TWILIO_OPENAPI names no OpenAPI document)";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: AnySchema;
}

interface Example {
  readonly value: Readonly<Record<string, unknown>>;
}

type Content = Readonly<
  Record<
    string,
    { readonly schema: AnySchema; readonly examples?: Readonly<Record<string, Example>> }
  >
>;

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export const readDocument = (): OpenApi => JSON.parse(readFileSync(place, "utf8"));

const METHODS = new Set(["get", "post", "delete"]);

/** All operations, each with its method and its path, whose parameters stand in braces. */
export function operationsOf({ paths }: OpenApi) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation: operation as Operation,
      })),
  );
}

/** What the document and its sequel show as requests: forms, and of lists the queries of their pages. */
export function readRequestExamples() {
  const sequel = join(dirname(place), "openapi-more.json");
  const files = [place, sequel].filter((file) => existsSync(file));
  return files.flatMap((file) =>
    operationsOf(JSON.parse(readFileSync(file, "utf8"))).flatMap(
      ({ method, path, operation: { operationId, requestBody, responses } }) => {
        const status = Math.max(...Object.keys(responses).map(Number));
        const forms = examplesOf(requestBody?.content).map(([name, { value }]) => ({
          name,
          parameters: Object.entries(value).map(([key, one]): [string, string] => [
            key,
            String(one),
          ]),
        }));
        const pages = Object.values(responses).flatMap(({ content }) => examplesOf(content));
        const queries = pages.map(([name, { value }]) => ({ name, parameters: queryOf(value) }));
        const examples = method === "GET" ? queries : forms;
        return examples.map((example) => ({ operationId, method, path, status, ...example }));
      },
    ),
  );
}

const examplesOf = (content: Content = {}) =>
  Object.values(content).flatMap(({ examples = {} }) => Object.entries(examples));

/** A page's token hangs on a row of the example's own. */
const queryOf = ({ uri }: Example["value"]): [string, string][] =>
  [...new URLSearchParams(String(uri).split("?")[1])].filter(
    ([name]) => name !== "Page" && name !== "PageToken",
  );

/** Twilio's own examples beside the document: answers, and the requests that some of them belong to. */
export function readExamples() {
  const directory = join(dirname(place), "fixtures/openapi");
  if (!existsSync(directory)) return [];
  const read = (file: string): unknown => JSON.parse(readFileSync(join(directory, file), "utf8"));
  const files = readdirSync(directory);
  return files
    .filter((file) => /-20\d\.json$/.test(file))
    .map((file) => {
      const name = file.replace(/-20\d\.json$/, "");
      const request = `${name}-request.json`;
      return {
        name,
        status: Number(/-(20\d)\.json$/.exec(file)?.[1]),
        answer: read(file) as Record<string, unknown>,
        form: files.includes(request) ? (read(request) as Record<string, unknown>) : {},
      };
    });
}
