import { type Ending, endingOf } from "./leg-ending";
import type { Participant } from "./participant";
import { isOver } from "./participant";
import { earliest, isLater } from "./register";
import type { ConferenceView } from "./room-conference";
import type { DialFacts, LegFacts } from "./room-facts";

/** A participant together with its call, from dialling to its end. */
export interface Leg extends Participant {
  from: string | null;
  to: string | null;
  direction: string | null;
  /** When it was first seen connected, or created connected; null while it rings. */
  joinedAt: string | null;
  ended: Ending | null;
  /** When it was last known to be there, in ms since 1970. */
  seenAt: number;
  /** Where its switches are known from, and as of when, in ms since 1970. */
  said: { by: "callback" | "read" | "answer"; at: number };
  /** Whether it talks, and since when, in ms; null where nobody told. */
  speech: { talking: boolean; at: number } | null;
  /** For how long it may ring, in seconds; null where it was not dialled from here. */
  ringsFor: number | null;
  /** Who or what picked up, in Twilio's words: human, machine_end_beep, fax… */
  answeredBy: string | null;
}

/** Twilio rings for so long where nobody says otherwise, in seconds (Twilio docs: Participant resource, Timeout). */
const USUAL_TIMEOUT = 60;

/** A leg as the facts make it; null where nothing of it is known but that it was spoken of. */
export function legOf(
  facts: LegFacts,
  conference: ConferenceView,
  dials: Readonly<Record<string, DialFacts>>,
): Leg | null {
  const { callSid, read, told, call, speech, answeredBy, dial, status } = facts;
  if (!read && !told && !call) return null;
  const ended = endingOf(facts, conference);
  const known = read?.participant;
  const switches = switchesOf(facts);
  const firstSaidAt = earliest(facts.joinToldAt, facts.firstSaidAt);
  return {
    callSid,
    conferenceSid: conference.sid,
    label: known?.label ?? told?.said.label ?? null,
    status: known && isOver(known) ? known.status : status,
    ...switches,
    dateCreated: known?.dateCreated ?? firstSaidAt,
    dateUpdated: known?.dateUpdated ?? firstSaidAt,
    from: call?.from ?? null,
    to: call?.to ?? null,
    direction: call?.direction ?? null,
    joinedAt: joinedAt(facts),
    ended,
    seenAt: seenAt(facts),
    said: saidOf(facts),
    // Whoever is muted or on hold is heard by nobody, whether or not anybody told that they fell silent.
    speech:
      speech && !ended
        ? { talking: speech.talking && !switches.muted && !switches.hold, at: speech.at }
        : null,
    ringsFor: dial === null ? null : (dials[dial]?.timeout ?? USUAL_TIMEOUT),
    answeredBy: answeredBy?.value ?? null,
  };
}

/** What can be set on a participant, as the newest of its callbacks and reads says. */
function switchesOf({ read, told }: LegFacts) {
  const known = read?.participant;
  const newer = isToldLater({ read, told }) ? told?.said : known;
  const coaching = newer?.coaching ?? false;
  return {
    muted: newer?.muted ?? false,
    hold: newer?.hold ?? false,
    coaching,
    // Callbacks do not tell who is coached.
    callSidToCoach: coaching && known?.coaching ? known.callSidToCoach : null,
    startConferenceOnEnter: newer?.startConferenceOnEnter ?? true,
    endConferenceOnExit: newer?.endConferenceOnExit ?? false,
  };
}

/** Whether a callback is the newest word: a read that began before it happened does not undo it. */
export function isToldLater({ read, told }: Pick<LegFacts, "read" | "told">): boolean {
  return told !== null && (read === null || !isLater(read, told));
}

function seenAt({ read, told, call, listedAt }: LegFacts): number {
  const onItsWay = call && call.status !== "in-progress" ? call.said.at : 0;
  return Math.max(read?.at ?? 0, told?.at ?? 0, onItsWay, listedAt ?? 0);
}

function saidOf({ read, told, call }: LegFacts): Leg["said"] {
  if (told && isToldLater({ read, told })) return { by: "callback", at: told.at };
  return read ? { by: read.by, at: read.at } : { by: "callback", at: call?.said.at ?? 0 };
}

/** Twilio lists when a participant was created, not when it answered: the first sight of it connected has to do. */
function joinedAt({ read, told, joinToldAt, connectedAt, wasOnItsWay, firstSaidAt }: LegFacts) {
  if (joinToldAt) return joinToldAt;
  if (connectedAt !== null) {
    const created = read?.participant.dateCreated;
    return wasOnItsWay || !created ? new Date(connectedAt).toISOString() : created;
  }
  return told && told.event !== "participant-leave" ? firstSaidAt : null;
}
