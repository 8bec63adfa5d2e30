import type { ConferenceContextUpdateOptions } from "twilio/lib/rest/api/v2010/account/conference";
import type {
  ParticipantContextUpdateOptions,
  ParticipantListInstanceCreateOptions,
} from "twilio/lib/rest/api/v2010/account/conference/participant";
import { createParticipant } from "./create-participant";
import { type ListConferencesOptions, listConferences } from "./list-conferences";
import { type ListParticipantsOptions, listParticipants } from "./list-participants";
import type { Option } from "./option";
import { updateConference } from "./update-conference";
import { updateParticipant } from "./update-participant";

type None = Record<string, never>;

/** The SDK's own option type of each operation. */
interface SdkOptions {
  createParticipant: ParticipantListInstanceCreateOptions;
  updateParticipant: ParticipantContextUpdateOptions;
  removeParticipant: None;
  updateConference: ConferenceContextUpdateOptions;
  listConferences: ListConferencesOptions;
  fetchConference: None;
  listParticipants: ListParticipantsOptions;
  fetchParticipant: None;
}

export type OperationName = keyof SdkOptions;

/**
 * The values of an operation's options, as the SDK takes them; only dates are texts here
 * (YYYY-MM-DD).
 */
export type OptionsOf<Name extends OperationName> = {
  [Key in keyof SdkOptions[Name]]: NonNullable<SdkOptions[Name][Key]> extends Date
    ? string
    : SdkOptions[Name][Key];
};

export interface Operation<Name extends OperationName = OperationName> {
  name: Name;
  title: string;
  method: "GET" | "POST" | "DELETE";
  /** Twilio's path below the account, with its parameters in braces. */
  path: string;
  help: string;
  documentation: string;
  /** Whether it changes something at Twilio; the others only read. */
  changes: boolean;
  options: Readonly<Record<keyof SdkOptions[Name] & string, Option>>;
}

const CONFERENCES = "/Conferences.json";
const CONFERENCE = "/Conferences/{ConferenceSid}.json";
const PARTICIPANTS = "/Conferences/{ConferenceSid}/Participants.json";
const PARTICIPANT = "/Conferences/{ConferenceSid}/Participants/{CallSid}.json";
const CONFERENCE_DOCS = "https://www.twilio.com/docs/voice/api/conference-resource";
const PARTICIPANT_DOCS = "https://www.twilio.com/docs/voice/api/conference-participant-resource";

/** Every Twilio operation that we offer. */
export const operations: { readonly [Name in OperationName]: Operation<Name> } = {
  createParticipant: {
    name: "createParticipant",
    title: "Add a participant",
    method: "POST",
    path: PARTICIPANTS,
    help: "Calls somebody and puts them into the conference. With a new friendly name in place of the SID, Twilio makes the conference too.",
    documentation: PARTICIPANT_DOCS,
    changes: true,
    options: createParticipant,
  },
  updateParticipant: {
    name: "updateParticipant",
    title: "Change a participant",
    method: "POST",
    path: PARTICIPANT,
    help: "Mutes, holds, coaches or plays something to one participant. Only what you change is sent.",
    documentation: PARTICIPANT_DOCS,
    changes: true,
    options: updateParticipant,
  },
  removeParticipant: {
    name: "removeParticipant",
    title: "Remove a participant",
    method: "DELETE",
    path: PARTICIPANT,
    help: "Hangs up on one participant. If their leaving ends the conference, it ends for everybody.",
    documentation: PARTICIPANT_DOCS,
    changes: true,
    options: {},
  },
  updateConference: {
    name: "updateConference",
    title: "Change a conference",
    method: "POST",
    path: CONFERENCE,
    help: "Plays an announcement to everybody, or ends the conference.",
    documentation: CONFERENCE_DOCS,
    changes: true,
    options: updateConference,
  },
  listConferences: {
    name: "listConferences",
    title: "List conferences",
    method: "GET",
    path: CONFERENCES,
    help: "The conferences of the account, newest first.",
    documentation: CONFERENCE_DOCS,
    changes: false,
    options: listConferences,
  },
  fetchConference: {
    name: "fetchConference",
    title: "Read a conference",
    method: "GET",
    path: CONFERENCE,
    help: "One conference: its name, its status, where it is mixed and why it ended.",
    documentation: CONFERENCE_DOCS,
    changes: false,
    options: {},
  },
  listParticipants: {
    name: "listParticipants",
    title: "List participants",
    method: "GET",
    path: PARTICIPANTS,
    help: "Those who are in the conference or being called into it. Whoever has left is not listed.",
    documentation: PARTICIPANT_DOCS,
    changes: false,
    options: listParticipants,
  },
  fetchParticipant: {
    name: "fetchParticipant",
    title: "Read a participant",
    method: "GET",
    path: PARTICIPANT,
    help: "One participant, by Call SID or label. Whoever has left is not found.",
    documentation: PARTICIPANT_DOCS,
    changes: false,
    options: {},
  },
};

/** The operations in the order of the reference page. */
export const operationNames = Object.keys(operations).filter(isOperationName);

/** Whether a text, whoever sent it, names an operation. */
export function isOperationName(text: unknown): text is OperationName {
  return typeof text === "string" && Object.hasOwn(operations, text);
}

/** The rows of an operation by name, for code that walks over them. */
export function optionsOf(operation: OperationName): Readonly<Record<string, Option>> {
  return operations[operation].options;
}

/** The row of one option, or undefined if the operation has no such option, whatever the name. */
export function optionOf(operation: OperationName, name: string): Option | undefined {
  const options = optionsOf(operation);
  return Object.hasOwn(options, name) ? options[name] : undefined;
}
