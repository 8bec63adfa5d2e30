import type { Source } from "../entities/program";
import type { Parameters } from "../http/parameters";

/**
 * The music that a form asks for, or null.
 * @param otherwise the method when the form names none: GET for hold music, POST for the rest
 *   (Twilio docs: Participant resource, `HoldMethod`, `WaitMethod` and `AnnounceMethod`)
 */
export function readMusic(
  form: Parameters,
  name: "Wait" | "Hold" | "Announce",
  otherwise: Source["method"] = "POST",
): Source | null {
  const url = form.get(`${name}Url`);
  const method = form.get(`${name}Method`);
  if (url === undefined) return null;
  return { url, method: method === "GET" || method === "POST" ? method : otherwise };
}
