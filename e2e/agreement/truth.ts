import type { Call } from "@/lib/simulator/entities/call";
import type { Participant } from "@/lib/simulator/entities/participant";
import type { Simulator } from "../simulator";

/** What a row about this leg has to say. */
export interface TrueLeg {
  callSid: string;
  name: string;
  /** Whether it is in the conference, or on its way there. */
  isThere: boolean;
  /** How its state begins in words: any of these is right. */
  states: readonly string[];
  chips: string[];
}

/** By Call SID: what the simulator holds of a conference, and whom it held before. */
export type Truth = ReadonlyMap<string, TrueLeg>;

/** Asks the simulator about a conference, again and again: it forgets who has left, this does not. */
export function truthOf(simulator: Simulator, conferenceSid: string): () => Promise<Truth> {
  const known = new Map<string, string>();
  return async () => {
    const { calls, rooms } = (await simulator.state()).store;
    const [, room] = rooms.find(([sid]) => sid === conferenceSid) ?? [];
    const people = (room?.rows ?? []).map(([participant]) => participant);
    for (const { callSid, label } of people) known.set(callSid, label ?? callSid);
    const statuses = new Map(calls.rows.map(([{ sid, status }]) => [sid, status]));
    const legs = [...known].map(([callSid, name]): TrueLeg => {
      const participant = people.find((one) => one.callSid === callSid);
      if (participant) return { callSid, name, isThere: true, ...setOn(participant, people) };
      const states = endings[statuses.get(callSid) ?? "completed"] ?? [];
      return { callSid, name, isThere: false, states, chips: [] };
    });
    return new Map(legs.map((leg) => [leg.callSid, leg]));
  };
}

const endings: Partial<Record<Call["status"], readonly string[]>> = {
  completed: ["Left", "Removed", "Cut off"],
  busy: ["Busy"],
  "no-answer": ["No answer"],
  failed: ["Failed"],
  canceled: ["Canceled"],
};

function setOn(one: Participant, people: Participant[]): Pick<TrueLeg, "states" | "chips"> {
  const coachee = people.find(({ callSid }) => callSid === one.callSidToCoach);
  const coaches = people.filter(
    ({ coaching, callSidToCoach }) => coaching && callSidToCoach === one.callSid,
  );
  return {
    states: [stateOf(one)],
    chips: [
      one.muted && "Muted",
      one.hold && "Held",
      one.coaching && `Whispers to ${coachee?.label ?? "somebody who has left"}`,
      coaches.length > 0 && `Coached by ${coaches.map(({ label }) => label).join(", ")}`,
    ].filter((chip) => chip !== false),
  };
}

function stateOf({ status, hold }: Participant): string {
  const ready = hold ? "On hold" : "In call";
  const words = { queued: "Waiting to dial", connecting: "Connecting", ringing: "Ringing" };
  return words[status as keyof typeof words] ?? ready;
}
