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

/** Twilio docs: Conference resource, "Update a Conference". */
export const updateConferenceRules: Rules = {
  Status: { is: "one of", values: ["completed"] },
  AnnounceUrl: { is: "url" },
  AnnounceMethod: { is: "method" },
};
