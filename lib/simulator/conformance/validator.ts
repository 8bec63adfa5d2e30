import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { convertSchema } from "./convert";
import { corrected } from "./corrections";
import { type OpenApi, type Operation, operationsOf } from "./document";
import { addTwilioFormats } from "./formats";

/** What went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly form: readonly [name: string, value: string][];
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

/** What the SDK can send for a participant, and the document does not have. */
export const newerThanTheDocument: readonly string[] = [
  "EmergencyAddress",
  "EmergencyCallerLocation",
  "EmergencyCallerPosition",
  "EmergencyCity",
  "EmergencyCountry",
  "EmergencyName",
  "EmergencyState",
  "EmergencyZipCode",
  "Passports",
  "RecordingConfigurationId",
];

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
const EMPTY = null;

/** Twilio docs: Twilio's Response, "Exceptions". The document itself describes no errors. */
const errorSchema = {
  type: "object",
  required: ["code", "message", "more_info", "status"],
  additionalProperties: false,
  properties: {
    code: { type: "integer", minimum: 10_000, maximum: 99_999 },
    detail: { type: "string" },
    message: { type: "string", minLength: 1 },
    more_info: { type: "string", pattern: "^https://www\\.twilio\\.com/docs/errors/\\d{5}$" },
    status: { type: "integer", minimum: 400, maximum: 599 },
  },
};

/** Judges requests and answers by Twilio's OpenAPI document, as sentences about what is wrong. */
export function createValidator(document: OpenApi) {
  // Of what is sent, everything is text; of what is answered, nothing that should be a number may be.
  // Each is compiled when it is first asked for: most tests have to do with few operations.
  const sent = lazily(() => createAjv(document, { coerceTypes: "array", complete: false }));
  const answered = lazily(() => createAjv(document, { coerceTypes: false, complete: true }));
  const isError = lazily(() => answered().compile(errorSchema));
  const operations = operationsOf(document).map(({ method, path, operation }) => ({
    method,
    matches: pattern(path),
    operationId: operation.operationId,
    isPath: lazily(() => sent().compile(parametersOf(operation, "path"))),
    isQuery: lazily(() => sent().compile(parametersOf(operation, "query"))),
    isForm: lazily(() => sent().compile(formOf(operation))),
    answers: Object.fromEntries(
      Object.entries(operation.responses).map(([status, { content }]) => {
        const schema = content?.[JSON_TYPE]?.schema;
        const compile = () => answered().compile(refersTo(schema, { complete: true }));
        return [status, schema ? lazily(compile) : EMPTY];
      }),
    ),
  }));

  const find = ({ method, url }: Exchange) => {
    const { pathname } = new URL(url);
    return operations.find((one) => one.method === method && one.matches.test(pathname));
  };

  /** What the document says about a request that was not refused. */
  const request = (exchange: Exchange): string[] => {
    const found = find(exchange);
    if (!found) return ["the document has no such operation"];
    const { pathname, searchParams } = new URL(exchange.url);
    const params = Object.entries(found.matches.exec(pathname)?.groups ?? {});
    const decoded = params.map(([name, value]) => [name, decodeURIComponent(value)] as const);
    return [
      ...problems(found.isPath(), gathered(decoded)),
      ...problems(found.isQuery(), gathered([...searchParams])),
      ...problems(found.isForm(), gathered(exchange.form.filter(([name]) => isOlder(name)))),
    ];
  };

  /** What the document says about an answer, or Twilio's documentation about a refusal. */
  const answer = (exchange: Exchange): string[] => {
    const { status, body, contentType } = exchange;
    const isExpected = status >= 400 ? isError : find(exchange)?.answers[status];
    if (isExpected === undefined) return [`the document knows no answer ${status}`];
    if (isExpected === EMPTY) return body === "" ? [] : ["it should be empty"];
    if (contentType !== JSON_TYPE) return [`its type is ${contentType}`];
    const json: unknown = JSON.parse(body);
    const isTold = status < 400 || Object(json).status === status;
    return [...problems(isExpected(), json), ...(isTold ? [] : [`its status is not ${status}`])];
  };

  return {
    request,
    answer,
    operationOf: (exchange: Exchange) => find(exchange)?.operationId,
    operationIds: operations.map(({ operationId }) => operationId),
  };
}

/** Made at the first asking. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function createAjv(
  document: OpenApi,
  { complete, coerceTypes }: { complete: boolean; coerceTypes: false | "array" },
): Ajv {
  const ajv = new Ajv({ allErrors: true, coerceTypes, strictTypes: false });
  addTwilioFormats(ajv);
  ajv.addVocabulary(["components", "example"]);
  const schemas = corrected(document.components.schemas);
  ajv.addSchema({ $id: "twilio", components: convertSchema({ schemas }, { complete }) as object });
  return ajv;
}

/** A schema of JSON that stands outside the document's components and names them. */
function refersTo(schema: unknown, { complete }: { complete: boolean }): object {
  const converted = JSON.stringify(convertSchema(schema, { complete }));
  return JSON.parse(converted.replaceAll('"#/components', '"twilio#/components'));
}

const formOf = ({ requestBody }: Operation) =>
  refersTo(requestBody?.content[FORM]?.schema ?? { properties: {} }, { complete: false });

function parametersOf({ parameters = [] }: Operation, place: "path" | "query"): object {
  const here = parameters.filter((parameter) => parameter.in === place);
  const schema = {
    type: "object",
    properties: Object.fromEntries(here.map((parameter) => [parameter.name, parameter.schema])),
    required: here.filter(({ required }) => required).map(({ name }) => name),
  };
  return refersTo(schema, { complete: false });
}

/** Pairs as an object; what is repeated becomes a list. */
function gathered(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of pairs) (values[name] ??= []).push(value);
  return Object.fromEntries(
    Object.entries(values).map(([name, all]) => [name, all.length > 1 ? all : all[0]]),
  );
}

const isOlder = (name: string) => !newerThanTheDocument.includes(name);

const problems = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(sentence);

const sentence = ({ instancePath, message = "", params }: ErrorObject) =>
  `${instancePath || "/"} ${message} ${JSON.stringify(params)}`;

const pattern = (path: string) =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+?)")}$`);
