import "server-only";
import type { ParticipantContextUpdateOptions } from "twilio/lib/rest/api/v2010/account/conference/participant";
import { type OptionsOf, optionOf } from "@/lib/catalogue/operations";
import type { CommandOperation, Receipt, Target } from "@/lib/model/command";
import { FaultError, invalid } from "@/lib/model/fault";
import type { Participant } from "@/lib/model/participant";
import { contradicted } from "./shown-options";
import { twilio } from "./twilio";

type Result = Pick<Receipt, "participant" | "conference">;

/** How each operation is done at Twilio; what it answers is for the receipt, of which the board learns. */
export const performers: {
  [Name in CommandOperation]: (target: Target, options: OptionsOf<Name>) => Promise<Result>;
} = {
  async createParticipant({ conferenceSid }, options) {
    return { participant: await twilio().participants.create(conferenceSid, options) };
  },

  async updateParticipant(target, options) {
    const callSid = named(target);
    const answered = await twilio().participants.update(target.conferenceSid, callSid, options);
    const participant = drifts(options) ? await readBack(answered) : answered;
    const refused = contradiction(participant, options);
    if (refused) throw refused;
    return { participant };
  },

  async removeParticipant(target) {
    const callSid = named(target);
    await twilio().participants.remove(target.conferenceSid, callSid);
    return {};
  },

  async updateConference({ conferenceSid }, options) {
    try {
      return { conference: await twilio().conferences.update(conferenceSid, options) };
    } catch (error) {
      throw options.status === "completed" ? await saidOfEnding(error, conferenceSid) : error;
    }
  },
};

/** Twilio's "Bad Request" says nothing to who wants to end a conference before it has started. */
async function saidOfEnding(refusal: unknown, conferenceSid: string): Promise<unknown> {
  if (!(refusal instanceof FaultError) || refusal.fault.code !== 20_001) return refusal;
  const conference = await twilio()
    .conferences.fetch(conferenceSid)
    .catch(() => null);
  if (conference?.status !== "init") return refusal;
  return new FaultError({
    ...refusal.fault,
    message:
      "Twilio ends a conference only once it has started. Hang up on or remove whoever is in it instead.",
  });
}

/** Where Twilio has answered with the new value and kept the old one, so that only a read tells. */
function drifts({
  hold,
  coaching,
  callSidToCoach,
  endConferenceOnExit,
}: ParticipantContextUpdateOptions) {
  return [hold, coaching, callSidToCoach, endConferenceOnExit].some((value) => value !== undefined);
}

/**
 * Reads a participant after an update. Somebody who has left meanwhile is as the update said; where
 * the read fails for another reason, nobody knows.
 */
async function readBack(answered: Participant): Promise<Participant> {
  try {
    return await twilio().participants.fetch(answered.conferenceSid, answered.callSid);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    if (error.fault.kind === "not-found") return answered;
    throw new FaultError({
      ...error.fault,
      message: `Twilio accepted the change, but could not be asked whether it holds. Look at the row before you repeat it. ${error.fault.message}`,
      unsure: true,
    });
  }
}

function contradiction(
  participant: Participant,
  asked: ParticipantContextUpdateOptions,
): FaultError | undefined {
  const option = contradicted(participant, asked);
  if (!option) return undefined;
  const { relations = [] } = optionOf("updateParticipant", option) ?? {};
  const onHold = relations.find(({ kind, when }) => kind === "off-hold" && when === undefined);
  const what = participant.hold && onHold ? onHold.because : "Try it again.";
  return new FaultError({
    kind: "not-taken",
    message: `Twilio accepted the change, but still says ${option} is ${participant[option] ?? "not set"}. ${what}`,
    option,
    repeatable: true,
    unsure: false,
  });
}

function named(target: Target): string {
  if (target.callSid) return target.callSid;
  throw new FaultError(invalid("There is no participant in this request. Choose one in the list."));
}
