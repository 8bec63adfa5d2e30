import "server-only";
import type {
  ConferenceContextUpdateOptions,
  ConferenceListInstancePageOptions,
} from "twilio/lib/rest/api/v2010/account/conference";
import type { Conference, ConferencePage } from "@/lib/model/conference";
import { FaultError } from "@/lib/model/fault";
import type { Account } from "./account";
import { type Page, pageUrl, trustedPage } from "./page";
import { asked, trusted } from "./resource";
import { conferenceSchema } from "./schemas";

export type ConferenceFilters = Omit<ConferenceListInstancePageOptions, "pageNumber" | "pageToken">;

/** What can be asked of the account's conferences (Twilio docs: Conference resource). */
export function conferencesOf({ sid, client, lanes }: Account) {
  const list = client.conferences;
  const path = `/2010-04-01/Accounts/${sid}/Conferences.json`;

  return {
    /** One page, newest first. Dates are whole days in UTC. */
    async page(filters: ConferenceFilters = {}): Promise<ConferencePage> {
      const answer = await lanes.run("read", true, () =>
        asked("GET", () => list.pageWithHttpInfo(filters)),
      );
      return conferencePage(trustedPage(conferenceSchema, answer));
    },

    /** The page at an address that an earlier page gave. */
    async pageAt(address: string): Promise<ConferencePage> {
      const url = pageUrl(address, path);
      const answer = await lanes.run("read", true, () =>
        asked("GET", () => list.getPageWithHttpInfo(url)),
      );
      return conferencePage(trustedPage(conferenceSchema, answer));
    },

    async fetch(conferenceSid: string): Promise<Conference> {
      const { body, headers } = await lanes.run("read", true, () =>
        asked("GET", () => client.conferences(conferenceSid).fetchWithHttpInfo()),
      );
      return trusted(conferenceSchema, body.toJSON(), headers);
    },

    /**
     * Ends the conference for everybody (`status: "completed"`), or plays everybody an announcement.
     * An announcement is not repeatable: they would hear it twice.
     */
    async update(
      conferenceSid: string,
      options: ConferenceContextUpdateOptions,
    ): Promise<Conference> {
      const answer = lanes.run("press", options.announceUrl === undefined, () =>
        asked("POST", () => client.conferences(conferenceSid).updateWithHttpInfo(options)),
      );
      const { body, headers } = await (options.status ? answer.catch(notYet) : answer);
      return trusted(conferenceSchema, body.toJSON(), headers, "POST");
    },
  };
}

/** Reported in twilio-node issues 663 and 681: a conference that still dials is not ended, for no reason given. */
function notYet(error: unknown): never {
  if (!(error instanceof FaultError) || error.fault.code !== 20_001) throw error;
  throw new FaultError({
    ...error.fault,
    message:
      "Twilio did not end it, and does not say why. A conference that is still dialling cannot be ended yet: wait until somebody has joined, or remove its participants.",
  });
}

function conferencePage({ rows, next, previous }: Page<Conference>): ConferencePage {
  return { conferences: rows, next, previous };
}
