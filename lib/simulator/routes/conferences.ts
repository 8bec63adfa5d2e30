import { type Conference, conferenceStatuses } from "../entities/conference";
import type { Answer } from "../http/answer";
import { badRequest, methodNotAllowed, notFound, refused } from "../http/twilio-error";
import { playAnnouncement } from "../lifecycle/announcement";
import { endConference } from "../lifecycle/conference";
import { readParameters } from "../rules/check-parameters";
import { readMusic } from "../rules/music";
import { updateConferenceRules } from "../rules/update";
import { conferenceView } from "../views/conference";
import { dateFilters, type Filters, oneOfFilter } from "./filters";
import { listPage } from "./list";
import type { Ask, Route } from "./route";

/** Twilio docs: Conference resource, "Read multiple Conference resources". */
const filters: Filters<Conference> = {
  // Inferred: the name must be the same, not similar.
  FriendlyName: (value) => (conference) => conference.friendlyName === value,
  Status: oneOfFilter(conferenceStatuses, (conference) => conference.status),
  ...dateFilters("DateCreated", (conference) => conference.dateCreated),
  ...dateFilters("DateUpdated", (conference) => conference.dateUpdated),
};

export const conferenceRoutes: readonly Route[] = [
  { method: "GET", path: "Conferences", run: listConferences },
  { method: "GET", path: "Conferences/:ConferenceSid", run: fetchConference },
  { method: "POST", path: "Conferences/:ConferenceSid", run: updateConference },
];

function listConferences(ask: Ask): Answer {
  const { query, world } = ask;
  const all = query.get("Status") || world.account.conferencesWithoutStatus === "all";
  return listPage(ask, {
    key: "conferences",
    table: world.store.conferences,
    only: ({ status }) => Boolean(all) || status === "in-progress",
    filters,
    view: conferenceView,
  });
}

function fetchConference(ask: Ask): Answer {
  return { status: 200, body: conferenceView(ask.world.account, conferenceOf(ask)) };
}

function updateConference(ask: Ask): Answer {
  const { world } = ask;
  const conference = conferenceOf(ask);
  const form = readParameters(ask.form, updateConferenceRules);
  const isToEnd = form.get("Status") !== undefined;
  // Seen at Twilio (twilio-node issues 663 and 681): one whose people are not bridged yet cannot be ended.
  if (isToEnd && conference.status === "init") throw badRequest("The conference is not bridged");
  // Inferred: there is nobody to announce anything to before it starts and after it has ended.
  const announcement = readMusic(form, "Announce");
  if (announcement && conference.status !== "in-progress") {
    throw refused(16001, `The conference is ${conference.status}`);
  }
  if (announcement) {
    playAnnouncement(world, conference, null, announcement.url);
    world.announce({
      type: "music-requested",
      inConference: conference,
      call: null,
      source: announcement,
    });
  }
  // Inferred: ending what has ended changes nothing.
  if (isToEnd) endConference(world, conference, "conference-ended-via-api", null);
  return { status: 200, body: conferenceView(world.account, conference) };
}

/** The conference of this path. A friendly name here is 405, which is what Twilio answers. */
export function conferenceOf({ world, params, path }: Ask): Conference {
  const sid = params["ConferenceSid"] ?? "";
  if (!isConferenceSid(sid)) throw methodNotAllowed("This path takes a conference SID, not a name");
  const conference = world.store.conferences.get(sid);
  if (!conference) throw notFound(path);
  return conference;
}

export const isConferenceSid = (text: string) => /^CF[0-9a-fA-F]{32}$/.test(text);
