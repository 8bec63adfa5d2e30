import type { Ajv } from "ajv";
import addFormats from "ajv-formats";

const anything = true;

/** RFC 2822 as Twilio writes it: "Fri, 18 Feb 2011 21:07:19 +0000". */
export function isRfc2822(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toUTCString().replace("GMT", "+0000") === text;
}

/** Gives the validator the formats of Twilio's document: some of JSON Schema, and some of Twilio's own. */
export function addTwilioFormats(ajv: Ajv): void {
  addFormats.default(ajv, ["date", "date-time", "uri-reference", "int64"]);
  const ownFormats = {
    "date-time-rfc-2822": isRfc2822,
    "http-method": /^(GET|POST)$/,
    "phone-number": /^\+[1-9]\d{6,14}$/,
    currency: /^[A-Z]{3}$/,
    // Twilio defines none of these in writing, least of all the name part of a SIP address.
    endpoint: /^(\+?[0-9]+|client:.+|sips?:.+|app:.+|[^:@?/\s]+)$/,
    twiml: /^<[^]*>$/,
    // The document's own uris are relative, and some are "".
    uri: (text: string) => text === "" || text.startsWith("/") || URL.canParse(text),
    // These two stand at objects, which a format says nothing about.
    "phone-number-capabilities": anything,
    "uri-map": anything,
  } as const;
  for (const [name, format] of Object.entries(ownFormats)) ajv.addFormat(name, format);
}
