import type { Participant } from "../entities/participant";
import { type Answer, withHints } from "../http/answer";
import type { Parameters } from "../http/parameters";
import { notFound } from "../http/twilio-error";
import { playAnnouncement } from "../lifecycle/announcement";
import { changeParticipant, whatSticks } from "../lifecycle/change";
import { endLeg, type Leg } from "../lifecycle/leg";
import { readParameters } from "../rules/check-parameters";
import { readCoaching } from "../rules/coaching";
import { booleansOf } from "../rules/hints";
import { readMusic } from "../rules/music";
import { ignoredIn, updateParticipantRules } from "../rules/update";
import { participantView } from "../views/participant";
import { conferenceOf } from "./conferences";
import { createParticipant } from "./create-participant";
import { booleanFilter, type Filters } from "./filters";
import { listPage } from "./list";
import type { Ask, Route } from "./route";

/** Twilio docs: Conference Participant resource, "Read multiple Participant resources". */
const filters: Filters<Participant> = {
  Muted: booleanFilter((participant) => participant.muted),
  Hold: booleanFilter((participant) => participant.hold),
  Coaching: booleanFilter((participant) => participant.coaching),
};

const path = "Conferences/:ConferenceSid/Participants";

export const participantRoutes: readonly Route[] = [
  { method: "GET", path, run: listParticipants, booleans: booleansOf("listParticipants") },
  { method: "POST", path, run: createParticipant, booleans: booleansOf("createParticipant") },
  { method: "GET", path: `${path}/:CallSid`, run: fetchParticipant },
  {
    method: "POST",
    path: `${path}/:CallSid`,
    run: updateParticipant,
    booleans: booleansOf("updateParticipant"),
  },
  { method: "DELETE", path: `${path}/:CallSid`, run: deleteParticipant },
];

function listParticipants(ask: Ask): Answer {
  const table = ask.world.store.participants(conferenceOf(ask).sid);
  return listPage(ask, {
    key: "participants",
    table,
    only: isListed,
    filters,
    view: participantView,
  });
}

const isListed = ({ quirk }: Participant) => quirk !== "unlisted";

function fetchParticipant(ask: Ask): Answer {
  return { status: 200, body: participantView(ask.world.account, legOfPath(ask).participant) };
}

/** Twilio docs: Conference Participant resource, "Update a Participant". */
function updateParticipant(ask: Ask): Answer {
  const { world } = ask;
  const conference = conferenceOf(ask);
  const { participant, call } = changeableLegOfPath(ask);
  const sent = readParameters(ask.form, updateParticipantRules);
  const coaching = readCoaching(world, conference, sent, participant);

  const ignored = ignoredIn(sent, participant, conference);
  const form = sent.without(ignored);
  const change = { ...coaching, ...switchesIn(form) };
  const isModified = sent.sent("WaitUrl") !== undefined || form.get("BeepOnExit") !== undefined;
  participant.touched = true;
  changeParticipant(world, participant, whatSticks(world, participant, change), isModified);
  const announcement = readMusic(form, "Announce");
  if (announcement) playAnnouncement(world, conference, participant, announcement.url);
  const waitMusic = newWaitMusic(form, participant);
  const holdMusic = readMusic(form, "Hold", "GET");
  for (const source of [waitMusic, holdMusic, announcement]) {
    if (source) world.announce({ type: "music-requested", inConference: conference, call, source });
  }
  // It is answered as if all of it had happened.
  const asked = Object.entries({ ...coaching, ...switchesIn(sent) });
  const done = Object.fromEntries(asked.filter(([, value]) => value !== undefined));
  const answered = { ...participant, ...done };
  const hints = [...ignored].map(([name, why]) => `${name} is ignored: ${why}.`);
  return withHints({ status: 200, body: participantView(world.account, answered) }, hints);
}

const switchesIn = (form: Parameters) => ({
  muted: form.boolean("Muted"),
  hold: form.boolean("Hold"),
  endConferenceOnExit: form.boolean("EndConferenceOnExit"),
});

/** What somebody waits to from now on; null unless it is to be heard at once. An empty address is silence. */
function newWaitMusic(form: Parameters, participant: Participant) {
  if (form.sent("WaitUrl") === undefined) return null;
  participant.waitMusic = readMusic(form, "Wait");
  return participant.status === "connected" ? participant.waitMusic : null;
}

/** Removes somebody: who has answered is hung up on, a phone that still rings stops. */
function deleteParticipant(ask: Ask): Answer {
  const leg = changeableLegOfPath(ask);
  const status = leg.call.status === "in-progress" ? "completed" : "canceled";
  endLeg(ask.world, leg, status, "kicked");
  return { status: 204 };
}

/** The leg of this path, unless only its ghost is left. */
function changeableLegOfPath(ask: Ask): Leg {
  const leg = legOfPath(ask);
  if (leg.participant.quirk === "ghost") throw notFound(ask.path);
  return leg;
}

/** The leg of this path, by Call SID or by label. Who has left is not found. */
function legOfPath(ask: Ask): Leg {
  const { store } = ask.world;
  const who = ask.params["CallSid"] ?? "";
  const isCallSid = /^CA[0-9a-fA-F]{32}$/.test(who);
  const participant = store
    .participants(conferenceOf(ask).sid)
    .find((one) => (isCallSid ? one.callSid : one.label) === who);
  const call = participant && store.calls.get(participant.callSid);
  if (!call) throw notFound(ask.path);
  return { participant, call };
}
