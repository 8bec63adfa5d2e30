import type { TwimlElement } from "../entities/program";
import type { Subscription } from "../entities/subscription";

/**
 * The callback that a noun asks for, or null.
 * @param base the address of the document, for relative ones
 * @param events what counts where the noun names none
 */
export function readCallback(
  { attributes }: TwimlElement,
  name: "statusCallback" | "recordingStatusCallback",
  base: string | null,
  events: readonly string[],
): Subscription | null {
  const text = attributes[name];
  if (!text || !URL.canParse(text, base ?? undefined)) return null;
  const named = (attributes[`${name}Event`] ?? "").split(/\s+/).filter(Boolean);
  return {
    url: new URL(text, base ?? undefined).href,
    method: attributes[`${name}Method`] === "GET" ? "GET" : "POST",
    events: named.length > 0 ? named : events,
  };
}
