/** What the reference says about every address that Twilio calls. */
export const ADDRESS_CAUTION =
  "Twilio calls this address from the internet. The form warns of local addresses, odd host names and placeholders.";

/** What people forget to replace: %NAME%, {{name}}, {name}, ${NAME}, <name>, [name], YOUR_NAME, your-name. */
const PLACEHOLDER =
  /%(?![\da-fA-F]{2})[A-Za-z_][\w -]{0,80}%|\$?(?<!\{)\{{1,3}[^{}]{0,80}\}{1,3}|<[^<>]{0,80}>|\[[A-Za-z][\w -]{0,80}\]|\bYOUR\w*|\b[Yy]our[-_]\w+/u;

/** A percent sign that begins no escape. */
const BROKEN_ESCAPE = /%(?![\da-f]{2})/i;

/** Loopback, private, shared, link-local, documentation and multicast (IANA special-purpose registries). */
const LOCAL_IPV4 =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|192\.0\.[02]|198\.1[89]|198\.51\.100|203\.0\.113|22[4-9]|2[3-5]\d)\./;
const LOCAL_IPV6 = /^\[(::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*|ff[\da-f]{2}:.*|2001:db8:.*)\]$/;
const IPV4_IN_IPV6 = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/;

/** Names that the internet's DNS never has (RFC 6761, 6762, 8375), and those that networks use inside. */
const LOCAL_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/;
/** Names that nobody can have (RFC 2606). */
const RESERVED_NAME = /(^|\.)(test|invalid|example)$/;

/** What is odd about a URL that Twilio takes, in a sentence; undefined if nothing is. */
export function urlNotice(text: string): string | undefined {
  const placeholder = placeholderNotice(text);
  if (placeholder || !URL.canParse(text)) return placeholder;
  const { hostname } = new URL(text);
  if (hostname === "http" || hostname === "https") return "This URL has its scheme twice.";
  return hostNotice(hostname) ?? (BROKEN_ESCAPE.test(text) ? LONE_PERCENT : undefined);
}

/** What is odd about an endpoint that Twilio takes, in a sentence; undefined if nothing is. */
export function endpointNotice(text: string): string | undefined {
  const placeholder = placeholderNotice(text);
  const [, host = ""] = /^sips?:[^@]*@([^?;]+)/i.exec(text) ?? [];
  if (placeholder || host === "" || !URL.canParse(`http://${host}`)) return placeholder;
  return hostNotice(new URL(`http://${host}`).hostname);
}

/** Whether a host is one that nobody on the internet finds. @param hostname as URL writes it */
export function isLocalHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, "");
  if (isLocalAddress(host)) return true;
  if (isAddress(host)) return false;
  return !host.includes(".") || LOCAL_NAME.test(host) || RESERVED_NAME.test(host);
}

/** What of a text is a placeholder, if anything is. */
export function placeholderIn(text: string): string | undefined {
  return PLACEHOLDER.exec(text)?.[0];
}

function placeholderNotice(text: string): string | undefined {
  const placeholder = placeholderIn(text);
  return (
    placeholder && `“${placeholder}” looks like a placeholder. Twilio uses it as it is written.`
  );
}

/** @param hostname as URL writes it: in small letters, an IP address in its shortest form */
function hostNotice(hostname: string): string | undefined {
  if (isLocalHost(hostname)) return `${hostname} is a local address: Twilio cannot reach it.`;
  return hostname.includes("_")
    ? `${hostname} has an underscore: Twilio may not reach it, and refuses it in StatusCallback.`
    : undefined;
}

const isAddress = (host: string) => host.startsWith("[") || /^[\d.]+$/.test(host);

function isLocalAddress(host: string): boolean {
  const [, high, low] = IPV4_IN_IPV6.exec(host) ?? [];
  if (high === undefined || low === undefined)
    return LOCAL_IPV4.test(host) || LOCAL_IPV6.test(host);
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return LOCAL_IPV4.test([first >> 8, first & 255, second >> 8, second & 255].join("."));
}

const LONE_PERCENT = "This URL has a % that encodes nothing. Write a percent sign as %25.";
