import type { OpenApi } from "./document";

type Schemas = OpenApi["components"]["schemas"];

/** Null in Twilio's own examples and descriptions, though the schema leaves that out. */
const nullAfterAll = ["conference_enum_reason_conference_ended"];

/** "" in Twilio's own examples where no application is set, though the schema asks for a SID. */
const emptyAfterAll = {
  "api.v2010.account.incoming_phone_number": ["sms_application_sid", "voice_application_sid"],
};

/** The document's schemas, corrected in the few places where its own examples break them. */
export function corrected(schemas: Schemas): Schemas {
  const all: Record<string, object> = { ...schemas };
  for (const name of nullAfterAll) all[name] = { ...all[name], nullable: true };
  for (const [name, keys] of Object.entries(emptyAfterAll)) {
    const { properties } = Object(all[name]);
    const empty = keys.map((key) => [key, { anyOf: [{ const: "" }, properties[key]] }]);
    all[name] = { ...all[name], properties: { ...properties, ...Object.fromEntries(empty) } };
  }
  return all;
}
