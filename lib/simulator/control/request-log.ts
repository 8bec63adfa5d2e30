import type { RecordedRequest } from "../control";
import type { Incoming } from "../http/incoming";

const KEPT = 5_000;

export interface RequestLog {
  record(
    incoming: Incoming,
    known: Pick<RecordedRequest, "at" | "authenticated" | "accountSid">,
  ): RecordedRequest;
  requests(filter?: { method?: string; path?: string; since?: number }): RecordedRequest[];
  clear(): void;
}

/** The last requests, in order. It holds secrets that were sent in a form, so nothing here is ever printed. */
export function createRequestLog(): RequestLog {
  let entries: RecordedRequest[] = [];
  let recorded = 0;

  return {
    record({ method, target, query, form }, { at, authenticated, accountSid }) {
      const entry: RecordedRequest = {
        id: ++recorded,
        at,
        method,
        path: target,
        query: [...query.pairs],
        form: [...form.pairs],
        status: null,
        authenticated,
        accountSid,
      };
      entries.push(entry);
      // Cut in one go now and then, not one by one.
      if (entries.length >= KEPT * 2) entries = entries.slice(-KEPT);
      return entry;
    },
    requests: ({ method, path = "", since = -Infinity } = {}) =>
      entries
        .slice(-KEPT)
        .filter((entry) => method === undefined || entry.method === method.toUpperCase())
        .filter((entry) => entry.path.includes(path) && entry.at >= since),
    clear() {
      entries = [];
    },
  };
}
