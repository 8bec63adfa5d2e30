/** Who or what picked up a call, as a kind that a person can tell apart. */
export type AnsweredBy = "Person" | "Voicemail" | "Fax" | "Unknown";

/** What picked up, in a word; null where Twilio was not asked, or has not told yet. */
export function answeredByWords(answeredBy: string | null): AnsweredBy | null {
  if (answeredBy === null) return null;
  if (answeredBy === "human") return "Person";
  if (answeredBy === "fax") return "Fax";
  return answeredBy.startsWith("machine_") ? "Voicemail" : "Unknown";
}

/** What else Twilio tells of a voicemail (Twilio docs: Answering Machine Detection, `AnsweredBy`). */
const details: Readonly<Record<string, string>> = {
  machine_end_beep: "beep heard",
  machine_end_silence: "greeting over",
  machine_end_other: "greeting over",
};

/** How far the greeting had come; null where that is not known, or there is none. */
export function answeredByDetail(answeredBy: string | null): string | null {
  return details[answeredBy ?? ""] ?? null;
}

const sentences: Record<AnsweredBy, string> = {
  Person: "Answered by a person",
  Voicemail: "Answered by voicemail",
  Fax: "Answered by a fax machine",
  Unknown: "Not clear who or what answered",
};

/** What picked up, as something that happened. */
export function answeredBySentence(answeredBy: string): string {
  const words = sentences[answeredByWords(answeredBy) ?? "Unknown"];
  const detail = answeredByDetail(answeredBy);
  return detail ? `${words}, ${detail}` : words;
}
