import { isolated } from "@/lib/catalogue/plain-text";
import { answeredBySentence } from "./answered-by";
import { type AuditOutcome, deedWords } from "./audit-words";
import { endingWords } from "./ending-words";
import type { Tone } from "./leg-words";
import type { BandKind, Mark, Timeline } from "./timeline";

/** What each band means, and its colour; null for what nobody knows. */
export const bandWords: Record<BandKind, { words: string; tone: Tone | null }> = {
  ringing: { words: "Ringing", tone: "ringing" },
  waiting: { words: "Waiting for the start", tone: "muted" },
  "in-call": { words: "In call", tone: "in-call" },
  held: { words: "On hold", tone: "held" },
  unknown: { words: "Not on record", tone: null },
  muted: { words: "Muted", tone: "muted" },
  coaching: { words: "Coaching", tone: "coaching" },
  speech: { words: "Talking", tone: "in-call" },
};

const plain = {
  dialled: "Dialled",
  rings: "Ringing",
  joined: "Joined",
  found: "Was already there",
  "came-back": "Came back",
  muted: "Muted",
  unmuted: "Unmuted",
  held: "Put on hold",
  resumed: "Taken off hold",
  "stopped-coaching": "Stopped coaching",
  "conference-started": "Conference started",
  "conference-ended": "Conference ended",
} satisfies Partial<Record<Mark["what"], string>>;

/** What happened, without to whom and by whom: "Muted", "Coaches Ana", "Mute: failed". */
export function markWords(mark: Mark, nameOf: NameOf): string {
  if (mark.what === "coaches") {
    return `Coaches ${mark.whom === null ? "somebody" : nameOf(mark.whom)}`;
  }
  if (mark.what === "ended") {
    return mark.how === "lost" ? "Lost" : endingWords({ how: mark.how, by: null }).words;
  }
  if (mark.what === "answered") return answeredBySentence(mark.answeredBy);
  if (mark.what === "command") return `${deedWords[mark.deed]}${outcomes[mark.outcome]}`;
  return plain[mark.what];
}

const outcomes: Record<AuditOutcome, string> = {
  done: "",
  failed: ": failed",
  unknown: ": outcome unknown",
  pending: ": no answer yet",
};

/** The name of a leg by its Call SID. */
export type NameOf = (callSid: string) => string;

/** How the legs of a timeline are called. */
export function namesIn({ lanes }: Pick<Timeline, "lanes">): NameOf {
  const names = new Map(lanes.map(({ callSid, name }) => [callSid, name]));
  return (callSid) => names.get(callSid) ?? "somebody who is not on record";
}

/** The same within a sentence, which keeps its direction whatever a name is written in. */
export function namesInWords(timeline: Pick<Timeline, "lanes">): NameOf {
  const nameOf = namesIn(timeline);
  return (callSid) => isolated(nameOf(callSid));
}

/** Whom something happened to, and what: "Ana: Muted by Dana". */
export function markSentence(mark: Mark, nameOf: NameOf): string {
  const what = markWords(mark, nameOf);
  const by = mark.by === null ? "" : ` by ${isolated(mark.by)}`;
  return mark.callSid === null ? `${what}${by}` : `${nameOf(mark.callSid)}: ${what}${by}`;
}
