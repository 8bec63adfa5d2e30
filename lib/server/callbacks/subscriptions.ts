import "server-only";
import type { OptionsOf } from "@/lib/catalogue/operations";
import type { CallbackSource } from "@/lib/model/callback";
import { isConferenceSid } from "@/lib/model/conference";

type Dial = Partial<OptionsOf<"createParticipant">>;

interface Subscription {
  /** The option that holds the address; beside it are its method and, mostly, its events. */
  option: `${string}allback` & keyof Dial;
  source: CallbackSource;
  events?: readonly string[];
  /** Whether the dial asks for what is told; always where it is missing. */
  isAsked?: (options: Dial) => boolean;
}

const recordingEvents = ["in-progress", "completed", "failed", "absent"];

/** Twilio docs: Conference Participant resource. Of the conference's, the first participant's count. */
const subscriptions: readonly Subscription[] = [
  {
    option: "conferenceStatusCallback",
    source: "conference",
    events: "start end join leave mute hold modify speaker announcement".split(" "),
  },
  {
    option: "statusCallback",
    source: "call",
    events: ["initiated", "ringing", "answered", "completed"],
  },
  {
    option: "amdStatusCallback",
    source: "machine-detection",
    isAsked: ({ machineDetection }) => machineDetection !== undefined,
  },
  {
    option: "recordingStatusCallback",
    source: "recording",
    events: recordingEvents,
    isAsked: ({ record }) => record === true,
  },
  {
    option: "conferenceRecordingStatusCallback",
    source: "recording",
    events: recordingEvents,
    isAsked: ({ conferenceRecord = "" }) => /^(true|record-from-start)$/.test(conferenceRecord),
  },
];

/**
 * What makes a dial call the board back. Where a person has set an address, a method or events of their
 * own, nothing of that callback is ours.
 * @param conference a Conference SID, or the name of a conference that may not be there yet
 * @param base where the board is called back, without the source
 */
export function subscriptionsFor(options: Dial, conference: string, base: string): Dial {
  const added = subscriptions.flatMap(({ option, source, events, isAsked }) => {
    const names = [option, `${option}Method`, `${option}Event`];
    const isTheirs = names.some((name) => Object(options)[name] !== undefined);
    if (isTheirs || isAsked?.(options) === false) return [];
    const values = [addressOf(base, source, conference), "POST", events];
    return names.map((name, index) => [name, values[index]]).filter(([, value]) => value);
  });
  return Object.fromEntries(added) as Dial;
}

/** A conference's own callbacks name it; into the address of a call's it is put, where it is known. */
function addressOf(base: string, source: CallbackSource, conference: string): string {
  const isNamed = source === "conference" || !isConferenceSid(conference);
  return isNamed ? `${base}/${source}` : `${base}/${source}?conference=${conference}`;
}
