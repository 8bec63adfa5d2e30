import type { ConferenceContextUpdateOptions } from "twilio/lib/rest/api/v2010/account/conference";
import type { Rows } from "./option";
import { methodFor } from "./rows";

/** Every option for changing a conference. Twilio docs: Conference resource, update. */
export const updateConference = {
  status: {
    group: "conference",
    label: "Status",
    kind: "enum",
    values: ["completed"],
    help: "Completed ends the conference for everybody. It cannot be undone.",
    relations: [
      {
        kind: "caution",
        option: "announceUrl",
        because: "Ending the conference leaves nobody to hear the announcement.",
      },
    ],
  },
  announceUrl: {
    group: "announcement",
    label: "Announce URL",
    kind: "url",
    help: "Played once to everybody in the conference. An MP3, a WAV or TwiML with Play, Say, Pause and Redirect, well under 30 minutes long.",
    relations: [
      {
        // Inferred from Twilio's error 16001.
        kind: "after-start",
        because:
          "The conference has not started, so nobody hears an announcement. Wait until it has.",
      },
    ],
  },
  announceMethod: {
    group: "announcement",
    label: "Announce method",
    help: "The HTTP method for announceUrl.",
    ...methodFor("announceUrl"),
  },
} satisfies Rows<ConferenceContextUpdateOptions>;
