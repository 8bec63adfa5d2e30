import type { ParticipantListInstanceCreateOptions } from "twilio/lib/rest/api/v2010/account/conference/participant";
import type { Rows } from "../option";

/** Twilio docs: Conference Participant resource, create. */
export type CreateParticipantRows = Rows<ParticipantListInstanceCreateOptions>;
