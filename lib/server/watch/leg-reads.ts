import "server-only";
import type { CallbackOf } from "@/lib/model/callback";
import { isInDoubt } from "@/lib/model/doubt";
import type { RoomEvent, RoomEventOf } from "@/lib/model/room-event";
import { now } from "../clock";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import { rememberedRoom } from "./kept-rooms";
import { lookAtCall, lookAtLeg } from "./look";
import type { Sleep } from "./loop";

/** How long a mute may be without a callback that tells of it, in milliseconds. */
const MUTE_PATIENCE = 1500;

/** After these Twilio's truth has been seen to drift, or is not told: who is coached, above all. */
const drifting = new Set<CallbackOf<"conference">["event"]>([
  "participant-hold",
  "participant-unhold",
  "participant-modify",
]);

interface Legs {
  conferenceSid: string;
  sleep: Sleep;
  stopped: AbortSignal;
  /** Reads the whole conference. */
  lookNow: () => void;
  /** When the last whole read that worked began, in ms since 1970. */
  readAt: () => number;
}

/** Reads single participants of a watched conference where the record alone does not tell enough. */
export function createLegReads({ conferenceSid, sleep, stopped, lookNow, readAt }: Legs) {
  /** Those that are being read, and whether once more afterwards. */
  const underWay = new Map<string, boolean>();
  /** When a callback last told of somebody that they were muted or unmuted, in ms since 1970. */
  const mutesTold = new Map<string, number>();
  const mutesAsked = new Map<string, number>();
  /** What was pressed before that was not heard of here; only what came of it may be. */
  const begunAt = now();

  const notRead = (error: unknown) =>
    log().debug({ conferenceSid, reason: reasonOf(error) }, "participant not read");

  async function read(callSid: string): Promise<void> {
    if (underWay.has(callSid)) {
      underWay.set(callSid, true);
      return;
    }
    do {
      underWay.set(callSid, false);
      try {
        await lookAtLeg(conferenceSid, callSid);
      } catch (error) {
        notRead(error);
      }
    } while (underWay.get(callSid) && !stopped.aborted);
    underWay.delete(callSid);
  }

  /** Reads somebody of whom two say different things, as soon as the room has heard both. */
  async function readIfDoubtful(callSid: string): Promise<void> {
    await Promise.resolve();
    const leg = rememberedRoom(conferenceSid)?.facts.legs[callSid];
    if (leg && isInDoubt(leg)) await read(callSid);
  }

  async function confirmMute(callSid: string, asked: number): Promise<void> {
    // A read that began before this was heard of did not compare with it.
    const heardAt = now();
    await sleep(MUTE_PATIENCE, stopped);
    if (stopped.aborted || readAt() > heardAt || (mutesTold.get(callSid) ?? 0) >= asked) return;
    await read(callSid);
  }

  /** Twilio knows somebody no more, and nobody has told: the list may, or else their call does. */
  function findMissing(callSid: string | null): void {
    lookNow();
    if (callSid) lookAtCall(conferenceSid, callSid).catch(notRead);
  }

  function receipt(event: RoomEventOf<"receipt">): void {
    const { commandId, callSid, deed, outcome, fault } = event;
    const asked = mutesAsked.get(commandId) ?? begunAt;
    mutesAsked.delete(commandId);
    const isUnsure = outcome === "unknown" || fault?.kind === "not-taken";
    if (isUnsure && callSid) void read(callSid);
    else if (isUnsure) lookNow();
    else if (fault?.kind === "not-found") findMissing(callSid);
    else if (callSid && isMute(deed) && outcome === "done") void confirmMute(callSid, asked);
    if (callSid) void readIfDoubtful(callSid);
  }

  return {
    heard(event: RoomEvent): void {
      if (event.kind === "receipt") receipt(event);
      if (event.kind === "command" && isMute(event.deed)) {
        mutesAsked.set(event.commandId, now());
      }
      if (event.kind !== "callback" || event.callback.source !== "conference") return;
      const { event: name, participant } = event.callback;
      if (!participant) return;
      if (name === "participant-mute" || name === "participant-unmute") {
        mutesTold.set(participant.callSid, now());
      }
      if (drifting.has(name)) void read(participant.callSid);
      else void readIfDoubtful(participant.callSid);
    },
  };
}

const isMute = (deed: string) => deed === "mute" || deed === "unmute";
