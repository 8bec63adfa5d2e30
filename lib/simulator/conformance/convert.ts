type Json = Record<string, unknown>;

/**
 * JSON Schema made of OpenAPI 3.0's dialect: `nullable` becomes a type, and extensions go.
 * Objects that list their properties may have no others; in answers they have all of them, as in all
 * of Twilio's examples.
 */
export function convertSchema(schema: unknown, { complete }: { complete: boolean }): unknown {
  if (Array.isArray(schema)) return schema.map((item) => convertSchema(item, { complete }));
  if (!isJson(schema)) return schema;
  const { nullable, properties, ...rest } = schema;
  const known = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith("x-")));
  const converted: Json = mapValues(known, (value) => convertSchema(value, { complete }));
  if (isJson(properties)) {
    converted["properties"] = mapValues(properties, (value) => convertSchema(value, { complete }));
    converted["additionalProperties"] = false;
    if (complete) converted["required"] = Object.keys(properties);
  }
  return nullable === true ? { anyOf: [{ type: "null" }, converted] } : converted;
}

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const mapValues = (record: Json, change: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
