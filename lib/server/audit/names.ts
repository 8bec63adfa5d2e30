import "server-only";
import type { OperationName } from "@/lib/catalogue/operations";
import type { Command } from "@/lib/model/command";
import { isConferenceSid } from "@/lib/model/conference";
import { exactName } from "@/lib/model/leg-words";
import { rememberedRoom } from "../watch/kept-rooms";

interface Asked extends Pick<Command, "target" | "options"> {
  operation?: OperationName | undefined;
}

/**
 * What a command's conference and participant are called now, as far as the board knows it without
 * asking: afterwards they may be gone, and a Call SID tells nobody anything.
 */
export function namesOf({ operation, target, options }: Asked) {
  const { conferenceSid, callSid } = target;
  const room = rememberedRoom(conferenceSid);
  const leg = room?.legs.find((one) => one.callSid === callSid || one.label === callSid);
  const name = leg && exactName(leg);
  return {
    conferenceName: isConferenceSid(conferenceSid)
      ? (room?.conference.friendlyName ?? undefined)
      : conferenceSid,
    participantName:
      operation === "createParticipant"
        ? (textOf(options.label) ?? textOf(options.to))
        : name === callSid
          ? undefined
          : name,
  };
}

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
