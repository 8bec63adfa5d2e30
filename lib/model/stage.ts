/** What can be made to go wrong on stage, in the words of the presenter's panel. */
export const stageFaults = {
  "presses-limited": "The next press meets too many requests, three times over",
  "press-slow": "The next press takes three seconds",
  "dial-lost": "The answer to the next dial is lost",
  "reads-down": "Nothing can be read, until faults are lifted",
  "one-in-five": "One request in five fails, until faults are lifted",
} as const;

export type StageFault = keyof typeof stageFaults;

/** What somebody on a simulated phone can be made to do. */
export const stageDeeds = [
  "answer",
  "busy",
  "no-answer",
  "let-ring",
  "talk",
  "fall-silent",
  "hang-up",
] as const;

export type StageDeed = (typeof stageDeeds)[number];

/** What the presenter says to the simulator. */
export type StageOrder =
  | { order: "play"; scenario: string }
  /** 0 stops time, 10 makes ten seconds pass in one. */
  | { order: "speed"; speed: number }
  | { order: "skip"; seconds: number }
  | { order: "far-party"; callSid: string; deed: StageDeed }
  | { order: "fault"; fault: StageFault }
  | { order: "lift-faults" }
  | { order: "reset" };

/** How things stand on stage. */
export interface Stage {
  scenarios: { name: string; description: string; isPlaying: boolean }[];
  clock: { now: number; speed: number };
}
