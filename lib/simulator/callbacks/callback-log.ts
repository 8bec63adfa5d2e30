import type { RecordedCallback } from "../control/callback-control";
import type { Message } from "./message";

const KEPT = 5_000;

/** A callback on record, with what it takes to send it. */
export interface Entry {
  readonly record: RecordedCallback;
  readonly message: Message;
}

export interface CallbackLog {
  record(message: Message, at: number, token: string): Entry;
  list(filter?: { event?: string; url?: string; resourceSid?: string }): RecordedCallback[];
  clear(): void;
}

/** The last callbacks, in the order in which they were caused. */
export function createCallbackLog(): CallbackLog {
  let records: RecordedCallback[] = [];
  let recorded = 0;

  return {
    record(message, at, token) {
      const { url, method, event, resourceSid, parameters } = message;
      const record: RecordedCallback = {
        id: ++recorded,
        at,
        event,
        url,
        method,
        resourceSid,
        parameters: [...parameters],
        token,
        state: "waiting",
        attempts: [],
      };
      records.push(record);
      if (records.length >= KEPT * 2) records = records.slice(-KEPT);
      return { record, message };
    },
    list: ({ event, url = "", resourceSid } = {}) =>
      records
        .slice(-KEPT)
        .filter((record) => event === undefined || record.event === event)
        .filter((record) => resourceSid === undefined || record.resourceSid === resourceSid)
        .filter((record) => record.url.includes(url)),
    clear() {
      records = [];
    },
  };
}
