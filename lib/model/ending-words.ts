import { isolated } from "@/lib/catalogue/plain-text";
import type { Leg } from "./leg";
import type { EndedHow } from "./leg-ending";
import { legInWords, type Tone } from "./leg-words";
import type { LegFacts } from "./room-facts";

interface Said {
  /** Before the time: "Left", "Removed by Dana". */
  words: string;
  tone: Tone;
}

const endings: Record<EndedHow, Said> = {
  left: { words: "Left", tone: "muted" },
  "cut-off": { words: "Cut off", tone: "muted" },
  removed: { words: "Removed", tone: "muted" },
  canceled: { words: "Canceled", tone: "muted" },
  busy: { words: "Busy", tone: "danger" },
  "no-answer": { words: "No answer", tone: "danger" },
  failed: { words: "Failed", tone: "danger" },
  lost: { words: "Lost, last seen", tone: "danger" },
};

type Ended = NonNullable<Leg["ended"]>;

/** How a leg ended, and who did it, in the words that stand before the time. */
export function endingWords({ how, by }: Pick<Ended, "how" | "by">): Said {
  const { words, tone } = endings[how];
  return { words: by ? `${words} by ${isolated(by)}` : words, tone };
}

/** Why somebody left of their own accord, as far as Twilio tells; null where it does not. */
export function whyLeft({ told, call }: Pick<LegFacts, "told" | "call">): string | null {
  if (told?.reason === "participant_hung_up" || call?.status === "completed") return "hung up";
  return call?.status === "in-progress" ? "their call goes on" : null;
}

const sentences: Record<EndedHow, (name: string, by: string) => string> = {
  left: (name) => `${name} left`,
  "cut-off": (name, by) => `${name} was cut off${by}`,
  removed: (name, by) => `${name} was removed${by}`,
  canceled: (name, by) => `The call to ${name} was canceled${by}`,
  busy: (name) => `${name} is busy`,
  "no-answer": (name) => `${name} did not answer`,
  failed: (name) => `The call to ${name} failed`,
  lost: (name) => `${name} is gone without a word`,
};

/** The end of a leg as one says it: "Kim left: hung up", "Dana was removed by Alex". */
export function endingSentence(leg: Leg, { how, by }: Ended, why: string | null): string {
  const said = sentences[how](legInWords(leg), by ? ` by ${isolated(by)}` : "");
  return how === "left" && why ? `${said}: ${why}` : said;
}
