import type { Deed } from "./audit-words";
import type { Callback } from "./callback";
import type { CommandOperation, Receipt } from "./command";
import type { Conference } from "./conference";
import type { Fault } from "./fault";
import type { Call, Participant } from "./participant";

/** What a look at Twilio showed that the room did not know, as of when the look began. */
export interface Difference {
  conference?: Conference;
  /** In the order of joining. */
  participants: Participant[];
  /** Who is not listed any more, by Call SID. */
  gone: string[];
  /** When the last read before it began, which still listed them, in ms since 1970. */
  agreedAt?: number;
  calls: Call[];
}

interface Something {
  /** Its place in the record: a later event has a higher one. */
  id: number;
  /**
   * When it happened, as well as it is known, by the board's clock, in ms since 1970: when a look began,
   * the latest moment that a callback can speak of, when a command was given, when it was answered.
   */
  at: number;
  /** Null for a call whose conference is not known yet. */
  conferenceSid: string | null;
}

/** What Twilio was asked for. */
interface OnRequest {
  /** The newest event that was on record when it was: the answer is newer than all up to that. */
  asOf: number;
}

interface Asked {
  commandId: string;
  operation: CommandOperation;
  deed: Deed;
  /** The participant's Call SID or label; of a dial's receipt, that of the new leg. */
  callSid: string | null;
  by: { id: string; name: string };
}

/** An event of the record as far as it makes a room: what is sent to browsers, and folded on both sides. */
export type RoomEvent = Something &
  (
    | ({ kind: "read"; difference: Difference } & OnRequest)
    | { kind: "callback"; callback: Callback }
    | ({
        kind: "command";
        /** Of a dial: for how long it may ring, in seconds, and under which label it was sent. */
        timeout?: number;
        label?: string;
      } & Asked)
    | ({
        kind: "receipt";
        outcome: Receipt["outcome"];
        /** What Twilio said afterwards. */
        participant?: Participant;
        conference?: Conference;
        /** How long it took from the command to the answer, in milliseconds. */
        took?: number;
        /** Only for whoever gave the command. */
        fault?: Fault;
      } & Asked &
        OnRequest)
  );

export type RoomEventOf<Kind extends RoomEvent["kind"]> = Extract<RoomEvent, { kind: Kind }>;
