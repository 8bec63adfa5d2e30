import { isBlank, isolated } from "@/lib/catalogue/plain-text";

export const conferenceStatuses = ["init", "in-progress", "completed"] as const;
export type ConferenceStatus = (typeof conferenceStatuses)[number];

/** Twilio's Conference resource, as far as the board needs it. Times are ISO 8601, in UTC. */
export interface Conference {
  sid: string;
  friendlyName: string | null;
  status: ConferenceStatus;
  region: string | null;
  dateCreated: string;
  dateUpdated: string;
  reasonConferenceEnded: string | null;
  callSidEndingConference: string | null;
}

/**
 * One page of conferences, newest first; `next` and `previous` are addresses within the account, or the
 * empty text for the list's first page.
 */
export interface ConferencePage {
  conferences: Conference[];
  next: string | null;
  previous: string | null;
}

/** Whether a text is a Conference SID: CF and 32 hexadecimal digits. */
export function isConferenceSid(text: string): boolean {
  return /^CF[0-9a-fA-F]{32}$/.test(text);
}

/** What a conference is called, to the letter: its name, or its SID where there is none to see. */
export function conferenceName({
  sid,
  friendlyName,
}: Pick<Conference, "sid" | "friendlyName">): string {
  return friendlyName === null || isBlank(friendlyName) ? sid : friendlyName;
}

/** The same within a sentence, which keeps its direction whatever the name is written in. */
export const conferenceInWords = (conference: Pick<Conference, "sid" | "friendlyName">): string =>
  isolated(conferenceName(conference));

/** The status in the words of the board. */
export const conferenceStatusWords: Record<ConferenceStatus, string> = {
  init: "Waiting to start",
  "in-progress": "In progress",
  completed: "Ended",
};

/** What a status means for the eye. */
export const conferenceTones = {
  init: "ringing",
  "in-progress": "in-call",
  completed: "muted",
} as const satisfies Record<ConferenceStatus, string>;

const endings: Record<string, string> = {
  "conference-ended-via-api": "ended by a command",
  "participant-with-end-conference-on-exit-left": "a participant who ends it on leaving left",
  "participant-with-end-conference-on-exit-kicked":
    "a participant who ends it on leaving was removed",
  "last-participant-kicked": "the last participant was removed",
  "last-participant-left": "the last participant left",
};

/** Whether a conference ended while people were in it, for this reason. */
export function endsForOthers(reason: string | null): boolean {
  return /^(conference-ended-via-api|participant-with-end-conference-on-exit-)/.test(reason ?? "");
}

/** Why a conference ended, in words (Twilio docs: Conference resource, `reason_conference_ended`). */
export function endingInWords(reason: string | null): string | null {
  return reason && (endings[reason] ?? isolated(reason.replaceAll("-", " ")));
}
