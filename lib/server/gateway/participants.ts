import "server-only";
import type {
  ParticipantContextUpdateOptions,
  ParticipantListInstanceCreateOptions,
  ParticipantListInstancePageOptions,
} from "twilio/lib/rest/api/v2010/account/conference/participant";
import { FaultError, invalid } from "@/lib/model/fault";
import type { Participant } from "@/lib/model/participant";
import type { Account } from "./account";
import { eachRow, type Page, pageUrl, trustedPage } from "./page";
import { asked, trusted } from "./resource";
import { participantSchema } from "./schemas";

export type ParticipantFilters = Omit<
  ParticipantListInstancePageOptions,
  "pageNumber" | "pageToken"
>;

/** The most rows that Twilio gives in one page. */
const LARGEST_PAGE = 1000;

/**
 * What can be asked of a conference's participants (Twilio docs: Conference Participant resource).
 * A participant is named by Call SID or by label; the SDK puts both into the path as they are, so
 * they are percent-encoded here.
 */
export function participantsOf({ sid, client, lanes }: Account) {
  const listOf = (conference: string) => client.conferences(segment(conference)).participants;
  const one = (conferenceSid: string, callSidOrLabel: string) =>
    client.conferences(conferenceSid).participants(encodeURIComponent(callSidOrLabel));

  const page = async (
    conferenceSid: string,
    filters: ParticipantFilters = {},
  ): Promise<Page<Participant>> =>
    trustedPage(
      participantSchema,
      await lanes.run("read", true, () =>
        asked("GET", () => listOf(conferenceSid).pageWithHttpInfo(filters)),
      ),
    );

  const pageAt = async (conferenceSid: string, address: string): Promise<Page<Participant>> => {
    const path = `/2010-04-01/Accounts/${sid}/Conferences/${conferenceSid}/Participants.json`;
    const url = pageUrl(address, path);
    const answer = await lanes.run("read", true, () =>
      asked("GET", () => listOf(conferenceSid).getPageWithHttpInfo(url)),
    );
    return trustedPage(participantSchema, answer);
  };

  return {
    page,
    pageAt,

    /** Every participant, newest first, page by page as they are taken, up to `limit`. */
    each: (
      conferenceSid: string,
      { limit = LARGEST_PAGE, ...filters }: ParticipantFilters & { limit?: number } = {},
    ) =>
      eachRow(
        () => page(conferenceSid, { pageSize: Math.min(limit, LARGEST_PAGE), ...filters }),
        (address) => pageAt(conferenceSid, address),
        limit,
      ),

    /** Reads one participant. */
    async fetch(conferenceSid: string, callSidOrLabel: string): Promise<Participant> {
      const { body, headers } = await lanes.run("read", true, () =>
        asked("GET", () => one(conferenceSid, callSidOrLabel).fetchWithHttpInfo()),
      );
      return trusted(participantSchema, body.toJSON(), headers);
    },

    /** Changes what is given and nothing else. An announcement is not repeatable: it would be heard twice. */
    async update(
      conferenceSid: string,
      callSidOrLabel: string,
      options: ParticipantContextUpdateOptions,
    ): Promise<Participant> {
      const { body, headers } = await lanes.run("press", options.announceUrl === undefined, () =>
        asked("POST", () => one(conferenceSid, callSidOrLabel).updateWithHttpInfo(options)),
      );
      return trusted(participantSchema, body.toJSON(), headers, "POST");
    },

    /** Hangs up the participant's call. */
    async remove(conferenceSid: string, callSidOrLabel: string): Promise<void> {
      await lanes.run("press", true, () =>
        asked("DELETE", () => one(conferenceSid, callSidOrLabel).removeWithHttpInfo()),
      );
    },

    /** Dials somebody into a conference, by its SID or its friendly name. Sent once, whatever happens. */
    async create(
      conference: string,
      options: ParticipantListInstanceCreateOptions,
    ): Promise<Participant> {
      const { body, headers } = await lanes.run("dial", false, () =>
        asked("POST", () => listOf(conference).createWithHttpInfo(options)),
      );
      return trusted(participantSchema, body.toJSON(), headers, "POST");
    },
  };
}

/** @throws FaultError for the two names that an address cannot have: it would lead elsewhere */
function segment(conference: string): string {
  if (!/^\.\.?$/.test(conference)) return encodeURIComponent(conference);
  throw new FaultError(invalid('A conference cannot be named "." or "..". Choose another name.'));
}
