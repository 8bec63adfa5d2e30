/** What picked up a call, as far as Twilio's machine detection can tell; null where that is not worth a word. */
export type AnsweredBy = "Person" | "Voicemail" | "Fax";

/** What picked up, in a word (Twilio docs: Answering Machine Detection, `AnsweredBy`). */
export function answeredByWords(answeredBy: string | null): AnsweredBy | null {
  if (answeredBy === "human") return "Person";
  if (answeredBy === "fax") return "Fax";
  return answeredBy?.startsWith("machine_") ? "Voicemail" : null;
}
