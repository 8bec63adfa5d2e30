import { WITHIN } from "./register";
import { type ConferenceView, conferenceOf } from "./room-conference";
import { noFacts, type RoomFacts } from "./room-facts";
import { fold } from "./room-fold";
import type { Mark, Phase } from "./timeline";
import { isOfConference, type Step } from "./timeline-steps";

/** How the conference came to look at a moment. */
export interface View {
  at: number;
  conference: ConferenceView;
}

interface Phases {
  /** As it was in the end. */
  conference: ConferenceView;
  /** Each time that something changed by which its legs may change. */
  views: View[];
  phases: Phase[];
  marks: Mark[];
}

/** How the conference as a whole went on. */
export function phasesOf(steps: readonly Step[], conferenceSid: string): Phases {
  let facts: RoomFacts = noFacts;
  let conference = conferenceOf(conferenceSid, facts.conference);
  const views: View[] = [];
  const phases: Phase[] = [];
  const marks: Mark[] = [];
  for (const step of steps) {
    facts = fold(facts, [step.event]).facts;
    const next = conferenceOf(conferenceSid, facts.conference);
    const phase = phases.at(-1);
    const at = changedAt(step, next, phase);
    if (phase?.status !== next.status) {
      if (phase) phase.to = at;
      phases.push({ status: next.status, from: at, to: null });
      const started = next.status === "in-progress" && (phase || saysStarted(step));
      if (started) marks.push({ at, callSid: null, by: null, what: "conference-started" });
      if (next.status === "completed") {
        marks.push({ at, callSid: null, by: null, what: "conference-ended" });
      }
    }
    if (phases.length !== views.length || endOf(next) !== endOf(conference)) {
      views.push({ at, conference: next });
    }
    conference = next;
  }
  const last = marks.at(-1);
  if (last?.what === "conference-ended") last.by = conference.endedBy;
  beginWith(phases, Date.parse(conference.dateCreated));
  return { conference, views, phases, marks };
}

/** A read tells of an end some time after it: when that was stands in it. */
function changedAt({ at, event }: Step, { status, dateUpdated }: ConferenceView, phase?: Phase) {
  if (event.kind !== "read" || status !== "completed") return at;
  return Math.min(at, Math.max(Date.parse(dateUpdated) + WITHIN, phase?.from ?? 0));
}

const saysStarted = ({ event }: Step) =>
  isOfConference(event) && event.callback.event === "conference-start";

const endOf = ({
  reasonConferenceEnded,
  callSidEndingConference,
  endedBy,
  status,
  dateUpdated,
}: ConferenceView) =>
  status === "completed" &&
  [reasonConferenceEnded, callSidEndingConference, endedBy, dateUpdated].join(" ");

/** What was first heard of a conference was so since it was created, unless it had begun as another. */
function beginWith(phases: Phase[], created: number): void {
  const [first] = phases;
  if (!first || created <= 0 || created >= first.from) return;
  if (first.status === "completed") {
    phases.unshift({ status: "in-progress", from: created, to: first.from });
  } else first.from = created;
}
