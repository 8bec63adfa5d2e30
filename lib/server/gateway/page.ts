import "server-only";
import { z } from "zod";
import { FaultError, invalid } from "@/lib/model/fault";
import { type Answer, trusted } from "./resource";

/** The SDK's own base; region, edge and any other base URL are put in its place later. */
const TWILIO = "https://api.twilio.com";

/** Twilio's page of a list, as the SDK hands it over. */
interface SdkPage {
  instances: { toJSON(): unknown }[];
  nextPageUrl?: string | undefined;
  previousPageUrl?: string | undefined;
}

/** An address without its host, which is not the browser's business. */
const hostless = z
  .url()
  .nullish()
  .transform((text) => (text ? text.replace(/^https?:\/\/[^/]*/, "") : null));

/** One page of a list. `next` and `previous` are addresses to give back to the same list. */
export interface Page<T> {
  rows: T[];
  next: string | null;
  previous: string | null;
}

/** A page whose every row has passed the schema. */
export function trustedPage<S extends z.ZodType>(
  schema: S,
  { body, headers }: Answer<SdkPage>,
): Page<z.output<S>> {
  return {
    rows: body.instances.map((row) => trusted(schema, row.toJSON(), headers)),
    next: trusted(hostless, body.nextPageUrl, headers),
    previous: trusted(hostless, body.previousPageUrl, headers),
  };
}

/**
 * The whole address of a page within a list. Addresses come back from the browser, so nothing but
 * that very list of this account is ever asked with our credentials.
 * @throws FaultError `invalid` for any other address
 */
export function pageUrl(address: string, list: string): string {
  const url = URL.canParse(address, TWILIO) ? new URL(address, TWILIO) : null;
  if (url?.origin === TWILIO && url.pathname === list) return TWILIO + list + url.search;
  throw new FaultError(
    invalid("This is not the address of a page of this list. Start again at the first page."),
  );
}

/** Every row of every page, read only as far as they are taken, and at most `limit` where there is one. */
export async function* eachRow<T>(
  first: () => Promise<Page<T>>,
  at: (address: string) => Promise<Page<T>>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<T> {
  let left = limit;
  for (let page = await first(); ; page = await at(page.next)) {
    for (const row of page.rows) {
      if (left-- <= 0) return;
      yield row;
    }
    if (!page.next || left <= 0) return;
  }
}
