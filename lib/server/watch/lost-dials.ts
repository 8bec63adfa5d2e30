import "server-only";
import { eq } from "drizzle-orm";
import type { EventPayloadOf } from "@/lib/model/event";
import { legDifferenceOf } from "@/lib/model/room-difference";
import { orm } from "../database/database";
import { reasonOf } from "../database/failure";
import { events } from "../database/record";
import { log } from "../log";
import { callFoundEvent, keysOf } from "../record/command-log-events";
import { append } from "../record/events";
import type { Recorded } from "../record/feed";
import { commandOf, isOwnInstance } from "../record/instances";
import { hasRecovered } from "../record/recovered";
import { truthOf } from "../record/recovery-truth";
import { askedNow, roomOf } from "./kept-rooms";
import { put } from "./look";
import { type Sleep, sleep as usualSleep } from "./loop";

/**
 * Before each time that a leg is looked for, in milliseconds: Twilio may be slow to make it, and a server
 * that was paused while it dialled may go on only now.
 */
const PAUSES = [0, 2000, 8000, 30_000, 80_000];

/**
 * Looks for the legs of the dials whose answer this instance has not heard, by their labels, whether or
 * not somebody looks at their conference; and for those of an instance that is gone, where this one has
 * recovered them. One that it finds is put on record: the receipt said that nobody knew.
 */
export function createLostDials(sleep: Sleep = usualSleep) {
  const stopped = new AbortController();

  async function find(commandId: string): Promise<void> {
    const [event] = await orm()
      .select()
      .from(events)
      .where(eq(events.key, keysOf(commandId).command));
    if (!event) return;
    const { instanceId } = event.payload as EventPayloadOf<"command">;
    if (!isOwnInstance(instanceId) && !hasRecovered(commandId)) return;
    const command = commandOf(event);
    for (const pause of PAUSES) {
      await sleep(pause, stopped.signal);
      if (stopped.signal.aborted) return;
      const asked = askedNow();
      const { participant } = await truthOf(command);
      if (!participant) continue;
      const room = await roomOf(participant.conferenceSid);
      const difference = legDifferenceOf(room, participant.callSid, participant, asked);
      await put(participant.conferenceSid, difference, asked);
      await append(callFoundEvent(command, participant));
      return;
    }
  }

  return {
    heard({ room: event }: Recorded): void {
      if (event?.kind !== "receipt" || event.operation !== "createParticipant") return;
      if (event.outcome !== "unknown" || event.participant) return;
      const { commandId } = event;
      find(commandId).catch((error: unknown) => {
        log().warn({ command: commandId, reason: reasonOf(error) }, "lost dial not looked for");
      });
    },
    stop: () => stopped.abort(),
  };
}
