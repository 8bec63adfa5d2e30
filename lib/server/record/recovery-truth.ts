import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type Command, type Receipt, sentLabel } from "@/lib/model/command";
import { isConferenceSid } from "@/lib/model/conference";
import { FaultError } from "@/lib/model/fault";
import type { Participant } from "@/lib/model/participant";
import { readAs } from "../gateway/reading";
import { twilioOffset } from "../gateway/twilio-clock";
import { contradicted, shownOf } from "../shown-options";
import { twilio } from "../twilio";
import { unlessGone } from "../unless-gone";

/** How long Twilio may take to say what is true, in milliseconds. */
export type Patience = number;

const PATIENCE: Patience = 3000;
/** How far Twilio's clock and ours may be apart besides what is known of that, in milliseconds. */
const CLOCKS_APART = 60_000;

/** What is known of a command whose answer nobody heard, in words and as Twilio says it now. */
type Truth = Pick<Receipt, "participant" | "conference"> & {
  message: string;
  repeatable: boolean;
};

/**
 * Reads at Twilio what has become of a command. Where Twilio cannot be asked, it says so.
 * @param patience how long Twilio may take, from when it is asked: that may have to wait for its turn
 */
export async function truthOf(command: Command, patience = PATIENCE): Promise<Truth> {
  const late = new AbortController();
  try {
    const impatience = new Promise<null>((resolve) => {
      late.signal.addEventListener("abort", () => resolve(null));
    });
    const sent = () => {
      wait(patience, undefined, { signal: late.signal }).then(
        () => late.abort(),
        () => undefined,
      );
    };
    const wanted = () => !late.signal.aborted;
    const found = readAs({ purpose: "settle", sent, wanted }, () =>
      read[command.operation](command),
    );
    found.catch(() => undefined);
    return (await Promise.race([found, impatience])) ?? unasked;
  } catch (error) {
    if (error instanceof FaultError) return unasked;
    throw error;
  } finally {
    late.abort();
  }
}

const unasked: Truth = {
  message:
    "Twilio could not be asked what has become of it: look at the participants before you repeat it.",
  repeatable: false,
};

const read: Record<Command["operation"], (command: Command) => Promise<Truth>> = {
  async createParticipant(command) {
    const participant = await dialled(command);
    return participant
      ? { message: "The call was made all the same.", repeatable: false, participant }
      : {
          message:
            "Twilio has no such participant now: the call has ended already, was never made, or is still to come. It is not made again by itself; look at the participants before you dial again.",
          repeatable: false,
        };
  },

  async updateParticipant({ target, options }) {
    const participant = await fetched(target.conferenceSid, target.callSid ?? "");
    if (!participant) return { message: "The participant has left meanwhile.", repeatable: false };
    if (options["announceUrl"] !== undefined) {
      const message = "Whether the announcement was played, Twilio does not tell.";
      return { message, repeatable: false, participant };
    }
    return { message: outcomeOf(participant, options), repeatable: true, participant };
  },

  async removeParticipant({ target }) {
    const participant = await fetched(target.conferenceSid, target.callSid ?? "");
    return participant
      ? {
          message: "The participant is still there, as Twilio says now: you can do it again.",
          repeatable: true,
          participant,
        }
      : { message: "The participant is not there any more.", repeatable: false };
  },

  async updateConference({ target, options }) {
    const conference = await unlessGone(twilio().conferences.fetch(target.conferenceSid));
    if (!conference) {
      return { message: "Twilio knows no such conference any more.", repeatable: false };
    }
    if (options["status"] === undefined) {
      const message = "Whether the announcement was played, Twilio does not tell.";
      return { message, repeatable: false, conference };
    }
    const message =
      conference.status === "completed"
        ? "The conference has ended."
        : "The conference goes on, as Twilio says now: you can do it again.";
    return { message, repeatable: true, conference };
  },
};

/** What came of an update, in words, as far as it can be seen on the participant. */
function outcomeOf(participant: Participant, options: Command["options"]): string {
  if (shownOf(options).length === 0) {
    return "Whether it was done, Twilio does not tell: you can do it again.";
  }
  return contradicted(participant, options)
    ? "It was not done, as Twilio says now: you can do it again."
    : "It was done all the same, as Twilio says now.";
}

/** The leg of a dial, which is found by the label that it was given. */
async function dialled(command: Command): Promise<Participant | null> {
  const conferenceSid = await sidOf(command.target.conferenceSid);
  const participant = conferenceSid && (await fetched(conferenceSid, sentLabel(command)));
  if (!participant) return null;
  // A person's own label may have been somebody else's before.
  const asked = Date.parse(command.requestedAt) + (twilioOffset()?.low ?? 0);
  return Date.parse(participant.dateCreated) < asked - CLOCKS_APART ? null : participant;
}

/** The newest conference of a name that has not ended; null where there is none. */
async function sidOf(nameOrSid: string): Promise<string | null> {
  if (isConferenceSid(nameOrSid)) return nameOrSid;
  const [newest] = await twilio().conferences.live({ friendlyName: nameOrSid });
  return newest?.sid ?? null;
}

const fetched = (conferenceSid: string, callSid: string): Promise<Participant | null> =>
  unlessGone(twilio().participants.fetch(conferenceSid, callSid));
