import type { Source, TwimlElement } from "../entities/program";
import type { ConferenceCallbacks } from "../entities/subscription";
import type { ParticipantSpec } from "../lifecycle/leg";
import { readCallback } from "./read-callback";
import { TwimlError } from "./twiml-error";

type Warn = (problem: TwimlError) => void;

/** Twilio docs: TwiML <Conference>, errors 13230 to 13239. Inferred: which of them stand for the newer attributes. */
const allowed = {
  muted: [["true", "false"], 13230],
  endConferenceOnExit: [["true", "false"], 13231],
  startConferenceOnEnter: [["true", "false"], 13232],
  waitMethod: [["GET", "POST"], 13234],
  beep: [["true", "false", "onEnter", "onExit"], 13235],
  trim: [["trim-silence", "do-not-trim", "true", "false"], 13239],
  record: [["record-from-start", "do-not-record", "true", "false"], 16002],
  region: [["us1", "us2", "ie1", "de1", "sg1", "br1", "au1", "jp1"], 16002],
  jitterBufferSize: [["off", "small", "medium", "large"], 16002],
} as const satisfies Record<string, readonly [readonly string[], number]>;

/**
 * What a <Conference> asks for. A value that Twilio does not know is a warning, and counts as not given.
 * @param base the address of the document, for relative ones
 */
export function readConferenceAttributes(noun: TwimlElement, base: string | null, warn: Warn) {
  const value = (name: keyof typeof allowed): string | undefined => {
    const text = noun.attributes[name];
    const [values, code] = allowed[name];
    if (text === undefined || values.some((known) => known === text)) return text;
    warn(new TwimlError(code, `${name}="${text}" is none of ${values.join(", ")}.`, "warning"));
    return undefined;
  };
  const flag = (name: "muted" | "endConferenceOnExit" | "startConferenceOnEnter") => {
    const text = value(name);
    return text === undefined ? undefined : text === "true";
  };
  for (const name of ["beep", "trim", "jitterBufferSize"] as const) value(name);

  const participant: ParticipantSpec = {
    label: noun.attributes["participantLabel"] ?? null,
    muted: flag("muted"),
    startConferenceOnEnter: flag("startConferenceOnEnter"),
    endConferenceOnExit: flag("endConferenceOnExit"),
    region: value("region"),
    waitMusic: waitMusic(noun.attributes["waitUrl"], value("waitMethod"), base, warn),
    recordsConference: ["true", "record-from-start"].includes(value("record") ?? ""),
  };
  return { participant, maxParticipants: maxParticipants(noun, warn) };
}

/** Without an address it is Twilio's own music; with an empty one, silence. */
function waitMusic(
  text: string | undefined,
  method: string | undefined,
  base: string | null,
  warn: Warn,
): Source | null {
  if (!text) return null;
  if (URL.canParse(text, base ?? undefined)) {
    const url = new URL(text, base ?? undefined).href;
    return { url, method: method === "GET" ? "GET" : "POST" };
  }
  warn(new TwimlError(13233, `waitUrl="${text}" is not a URL.`, "warning"));
  return null;
}

function maxParticipants({ attributes }: TwimlElement, warn: Warn): number | undefined {
  const text = attributes["maxParticipants"];
  if (text === undefined) return undefined;
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number >= 2 && number <= 250) return number;
  warn(new TwimlError(16002, `maxParticipants="${text}" is not from 2 to 250.`, "warning"));
  return undefined;
}

/**
 * The callbacks that a <Conference> asks for. None of its events is the default (Twilio docs: TwiML
 * <Conference>, `statusCallbackEvent`); of its recording it is the end.
 * @param base the address of the document, for relative ones
 */
export function readConferenceCallbacks(
  noun: TwimlElement,
  base: string | null,
  warn: Warn,
): ConferenceCallbacks {
  const { recordingStatusCallback: url } = noun.attributes;
  if (url && !URL.canParse(url, base ?? undefined)) {
    const problem = `recordingStatusCallback="${url}" is not a URL, so nobody is told.`;
    warn(new TwimlError(13256, problem, "warning"));
  }
  return {
    status: readCallback(noun, "statusCallback", base, []),
    recording: readCallback(noun, "recordingStatusCallback", base, ["completed"]),
  };
}
