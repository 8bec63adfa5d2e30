import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { Parameters } from "../http/parameters";
import type { Rules } from "./check-parameters";

/** Twilio docs: Conference Participant resource, "Update a Participant". */
export const updateParticipantRules: Rules = {
  HoldUrl: { is: "url" },
  HoldMethod: { is: "method" },
  AnnounceUrl: { is: "url" },
  AnnounceMethod: { is: "method" },
  WaitUrl: { is: "url" },
  WaitMethod: { is: "method" },
};

/**
 * What Twilio takes and then ignores, as things stand, and why. Seen at Twilio: the end of the conference
 * with one who is on hold (flex-dialpad-addon-plugin issue 60). Inferred: announcements before the start.
 */
export function ignoredIn(
  form: Parameters,
  { hold, status }: Participant,
  conference: Conference,
): ReadonlyMap<string, string> {
  const staysOnHold = hold && form.boolean("Hold") !== false;
  const reasons = {
    EndConferenceOnExit: staysOnHold && "the participant is on hold",
    HoldUrl: form.boolean("Hold") !== true && "Hold=true is not sent with it",
    AnnounceUrl:
      (conference.status === "init" && "the conference has not started") ||
      (status !== "connected" && "the participant has not joined"),
    WaitUrl: conference.status !== "init" && "the conference has started",
  };
  return new Map(
    Object.entries(reasons).flatMap(([name, why]) =>
      why && form.sent(name) !== undefined ? [[name, why] as const] : [],
    ),
  );
}

/** Twilio docs: Conference resource, "Update a Conference". */
export const updateConferenceRules: Rules = {
  Status: { is: "one of", values: ["completed"] },
  AnnounceUrl: { is: "url" },
  AnnounceMethod: { is: "method" },
};
