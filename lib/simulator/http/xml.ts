/** Twilio docs: Twilio's Response, "Exceptions" in XML. */
export function exceptionXml(body: object): string {
  return documentXml(element("RestException", body));
}

/**
 * An answer as Twilio writes it where the path has no .json: a list's paging as attributes, everything
 * else as elements. Inferred: addresses in it have no .json either.
 * @param path tells what the answer is: ".../Calls" has calls, and so has ".../Calls/CA…"
 */
export function resourceXml(body: object, path: string): string {
  const segments = path.split("/").slice(4);
  const plural = segments.at(segments.length % 2 === 1 ? -1 : -2) ?? "";
  const singular = plural.replace(/s$/, "");
  if (!("page_size" in body)) return documentXml(element(singular, body));

  const entries = Object.entries(body);
  const rows = entries.find(([, value]) => Array.isArray(value))?.[1] as object[] | undefined;
  const attributes = entries
    .filter(([, value]) => !Array.isArray(value))
    .map(([name, value]) => ` ${name.replaceAll("_", "")}="${escapeXml(written(name, value))}"`);
  const items = (rows ?? []).map((row) => element(singular, row));
  return documentXml(`<${plural}${attributes.join("")}>${items.join("")}</${plural}>`);
}

const documentXml = (content: string) =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse>${content}</TwilioResponse>`;

function element(name: string, value: unknown, key = name): string {
  if (value === null || value === undefined) return `<${name}/>`;
  if (typeof value !== "object") return `<${name}>${escapeXml(written(key, value))}</${name}>`;
  const children = Object.entries(value).map(([child, inner]) =>
    // All in subresource_uris are addresses, whatever their names.
    element(pascal(child), inner, key === "subresource_uris" ? "uri" : child),
  );
  return `<${name}>${children.join("")}</${name}>`;
}

function written(key: string, value: unknown): string {
  const text = value === null ? "" : `${value as string | number | boolean}`;
  return key.endsWith("uri") ? text.replace(/\.json(?=\?|$)/, "") : text;
}

const pascal = (name: string) =>
  name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

// oxlint-disable-next-line no-control-regex -- exactly those that XML 1.0 cannot have
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Inferred: what XML cannot have becomes the replacement character. */
const escapeXml = (text: string) =>
  text
    .replaceAll(NOT_XML, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
