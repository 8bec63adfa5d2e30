import type { Option } from "./option";

/** The groups of options, in the order of the forms and of the reference page. */
const groups = [
  {
    id: "essentials",
    title: "Essentials",
    description: "Who is called, who seems to call, and what the participant is named.",
  },
  {
    id: "audio",
    title: "Sound",
    description: "What the participant hears, and whether the others hear them.",
  },
  {
    id: "hold",
    title: "Hold",
    description: "Taking the participant out of the conversation for a while.",
  },
  {
    id: "coaching",
    title: "Coaching",
    description: "Whispering to one participant, unheard by the others.",
  },
  { id: "announcement", title: "Announcement", description: "Something played into the call." },
  {
    id: "joining",
    title: "Joining and leaving",
    description: "What everybody notices when the participant comes and goes.",
  },
  {
    id: "calling",
    title: "The call",
    description: "How the call itself is placed, and how long it may last.",
  },
  {
    id: "machine-detection",
    title: "Answering machine detection",
    description: "Finding out whether a person, a machine or a fax picked up.",
  },
  {
    id: "callbacks",
    title: "Call progress",
    description: "Where Twilio reports how the participant's call goes.",
  },
  {
    id: "conference",
    title: "Conference",
    description: "What holds for the whole conference, not for one participant.",
  },
  {
    id: "recording",
    title: "Participant recording",
    description: "A recording of this participant's call.",
  },
  {
    id: "conference-recording",
    title: "Conference recording",
    description: "One recording of everybody together.",
  },
  { id: "sip", title: "SIP", description: "Only for calls to a sip: address." },
  {
    id: "emergency",
    title: "Emergency call",
    description:
      "What an emergency centre learns of the caller. Only for calls to an emergency number.",
  },
  { id: "filter", title: "Filter", description: "Which ones to list." },
] as const;

export type GroupId = (typeof groups)[number]["id"];

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
  return groups
    .map(({ id, title, description }) => {
      return {
        id,
        title,
        description,
        options: entries.filter(([, option]) => option.group === id),
      };
    })
    .filter((group) => group.options.length > 0);
}
