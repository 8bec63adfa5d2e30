import "server-only";

/** More than Twilio ever sends, in bytes. */
const LIMIT = 64 * 1024;

/** A form as it was sent: a repeated name has a list. */
export type Form = Readonly<Record<string, string | string[]>>;

/** Reads a form of bounded size, however long its sender says it is, or why it cannot be read. */
export async function readForm(
  request: Request,
): Promise<Form | "no-form" | "too-large" | "broken-off"> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type.trim())) return "no-form";
  if (Number(request.headers.get("content-length") ?? 0) > LIMIT) return "too-large";
  try {
    const body = await readBytes(request);
    return body ? formOf(body.toString("utf8")) : "too-large";
  } catch {
    return "broken-off";
  }
}

/** The pairs of a form. What is no UTF-8 is replaced, and then no longer what was signed. */
export function formOf(body: string): Form {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const others = values.get(name);
    if (others) others.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(
    [...values].map(([name, [value = "", ...more]]) => [
      name,
      more.length ? [value, ...more] : value,
    ]),
  );
}

async function readBytes({ body }: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!body) return Buffer.alloc(0);
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > LIMIT) {
      // Whoever goes on sending is not listened to.
      await reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}
