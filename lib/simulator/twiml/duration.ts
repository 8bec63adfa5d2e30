import type { TwimlElement } from "../entities/program";

/** Inferred: how fast Twilio's voices speak, and how long a recording is that nobody listens to. */
const MS_PER_CHARACTER = 65;
const PLAY_MS = 5_000;

/** How long a verb that is heard takes, in milliseconds; Infinity for one that goes on until the call ends. */
export function durationOf({ name, attributes, text }: TwimlElement): number {
  const loop = countOf(attributes["loop"], 1);
  const times = loop === 0 ? Infinity : loop;
  switch (name) {
    case "Pause":
      return countOf(attributes["length"], 1) * 1_000;
    case "Say":
      return text === "" ? 0 : text.length * MS_PER_CHARACTER * times;
    default:
      return (attributes["digits"] ? digitsMs(attributes["digits"]) : PLAY_MS) * times;
  }
}

/** `w` waits half a second and `W` a second (Twilio docs: Call resource, `SendDigits`). Inferred: a key takes no time. */
export function digitsMs(digits: string): number {
  return digits.replace(/[^w]/g, "").length * 500 + digits.replace(/[^W]/g, "").length * 1_000;
}

function countOf(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : fallback;
}
