import type { Option } from "./option";

/** The groups of options, in the order of the forms and of the reference page. */
export const groups = {
  essentials: {
    title: "Essentials",
    description: "Who is called, who seems to call, and what they are named here.",
  },
  audio: {
    title: "Sound",
    description: "What the participant hears, and whether the others hear them.",
  },
  joining: {
    title: "Joining and leaving",
    description: "What everybody notices when the participant comes and goes.",
  },
  coaching: {
    title: "Coaching",
    description: "Whispering to one participant while the others hear nothing.",
  },
  hold: { title: "Hold", description: "Taking a participant out of the conversation for a while." },
  announcement: { title: "Announcement", description: "Something played into the call." },
  calling: {
    title: "The call",
    description: "How the phone call itself is placed, and how long it may last.",
  },
  "machine-detection": {
    title: "Answering machine detection",
    description: "Finding out whether a person, a machine or a fax picked up.",
  },
  callbacks: {
    title: "Call progress",
    description: "Where Twilio reports how this participant's call goes.",
  },
  conference: {
    title: "Conference",
    description: "What holds for the whole conference, not for one participant.",
  },
  recording: {
    title: "Participant recording",
    description: "A recording of this participant's call.",
  },
  "conference-recording": {
    title: "Conference recording",
    description: "One recording of everybody together.",
  },
  sip: { title: "SIP", description: "Only for calls to a sip: address." },
  emergency: {
    title: "Emergency call",
    description:
      "What the emergency services learn of the caller. Only for calls to an emergency number.",
  },
  filter: { title: "Filter", description: "Which ones to list." },
} as const;

export type GroupId = keyof typeof groups;

/** A group with its options, as a form shows it. */
export interface OptionGroup {
  id: GroupId;
  title: string;
  description: string;
  options: readonly (readonly [name: string, option: Option])[];
}

/** The options of an operation in their groups, in order; a group without options is left out. */
export function grouped(options: Readonly<Record<string, Option>>): OptionGroup[] {
  const entries = Object.entries(options);
  return (Object.keys(groups) as GroupId[])
    .map((id) => ({
      id,
      ...groups[id],
      options: entries.filter(([, option]) => option.group === id),
    }))
    .filter((group) => group.options.length > 0);
}
