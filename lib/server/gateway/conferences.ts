import "server-only";
import type {
  ConferenceContextUpdateOptions,
  ConferenceListInstancePageOptions,
} from "twilio/lib/rest/api/v2010/account/conference";
import type { Conference, ConferencePage, ConferenceStatus } from "@/lib/model/conference";
import { FaultError } from "@/lib/model/fault";
import type { Account } from "./account";
import { eachRow, type Page, pageUrl, trustedPage } from "./page";
import { asked, trusted } from "./resource";
import { conferenceSchema } from "./schemas";

/** What narrows a list of conferences, whatever their status. */
export type ConferenceFilters = Omit<
  ConferenceListInstancePageOptions,
  "pageNumber" | "pageToken" | "status"
>;

/** Twilio lists only what is in progress where no status is asked for (changelog, 2026-07-08): one always is. */
export type ConferencesAsked = ConferenceFilters & { status: ConferenceStatus };

/** As many conferences as Twilio gives at once (Twilio docs: paging, PageSize). */
const LARGEST_PAGE = 1000;

/** What can be asked of the account's conferences (Twilio docs: Conference resource). */
export function conferencesOf({ sid, client, lanes }: Account) {
  const list = client.conferences;
  const path = `/2010-04-01/Accounts/${sid}/Conferences.json`;

  async function rows(asking: ConferencesAsked): Promise<Page<Conference>> {
    const answer = await lanes.run("read", true, () =>
      asked("GET", () => list.pageWithHttpInfo(asking)),
    );
    return trustedPage(conferenceSchema, answer);
  }

  async function rowsAt(address: string): Promise<Page<Conference>> {
    const url = pageUrl(address, path);
    const answer = await lanes.run("read", true, () =>
      asked("GET", () => list.getPageWithHttpInfo(url)),
    );
    return trustedPage(conferenceSchema, answer);
  }

  return {
    /** One page of those with a status, newest first. Dates are whole days in UTC. */
    page: async (asking: ConferencesAsked): Promise<ConferencePage> =>
      conferencePage(await rows(asking)),

    /** The page at an address that an earlier page gave. */
    pageAt: async (address: string): Promise<ConferencePage> =>
      conferencePage(await rowsAt(address)),

    /**
     * All that have not ended, newest first. Those that wait are asked for before those that run, because
     * one that starts between the two requests is then in both answers, and else in none.
     */
    async live(filters: ConferenceFilters = {}): Promise<Conference[]> {
      const found = new Map<string, Conference>();
      for (const status of ["init", "in-progress"] as const) {
        const first = () => rows({ pageSize: LARGEST_PAGE, ...filters, status });
        for await (const row of eachRow(first, rowsAt)) found.set(row.sid, row);
      }
      return [...found.values()].toSorted(newestFirst);
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

/** As Twilio orders a list; SIDs settle what was created in the same second. */
function newestFirst(one: Conference, other: Conference): number {
  const later = Date.parse(other.dateCreated) - Date.parse(one.dateCreated);
  return later || other.sid.localeCompare(one.sid);
}

function conferencePage({ rows, next, previous }: Page<Conference>): ConferencePage {
  return { conferences: rows, next, previous };
}
