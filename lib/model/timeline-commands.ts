import type { AuditOutcome, Deed } from "./audit-words";
import { isCallSid } from "./participant";
import type { Lane, Mark } from "./timeline";
import type { Step } from "./timeline-steps";

/** A command of somebody here, and whether the timeline has shown what came of it. */
export interface Asked {
  deed: Deed;
  by: string;
  at: number;
  /** The leg that it was for; of a dial, the one that it made. */
  callSid: string | null;
  outcome: AuditOutcome;
  answeredAt: number | null;
  shown: boolean;
}

/** All that was asked for from here, oldest first. */
export function askedOf(steps: readonly Step[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const { event } of steps) {
    if (event.kind !== "command" && event.kind !== "receipt") continue;
    const { commandId, deed, by, kind } = event;
    const known = asked.get(commandId);
    const callSid = sidOf(event.callSid) ?? known?.callSid ?? null;
    if (kind === "command") {
      const answer = known ?? { outcome: "pending" as const, answeredAt: null };
      asked.set(commandId, { ...answer, deed, by: by.name, at: event.at, callSid, shown: false });
      continue;
    }
    asked.set(commandId, {
      deed,
      by: by.name,
      at: known?.at ?? event.at - (event.took ?? 0),
      callSid: event.participant?.callSid ?? callSid,
      outcome: event.outcome,
      answeredAt: event.at,
      shown: false,
    });
  }
  return [...asked.values()].toSorted((one, other) => one.at - other.at);
}

const sidOf = (callSid: string | null) => (isCallSid(callSid) ? callSid : null);

/** The clocks of those who tell of one thing may differ by so much, in milliseconds. */
const TOGETHER = 1500;
/** So long an answer may be out before a change is somebody else's, in milliseconds. */
const PATIENCE = 30_000;

/** Who asked for what changed at a moment; null where nobody here did. */
export function doerOf(
  asked: readonly Asked[],
  callSid: string,
  at: number,
  deeds: readonly Deed[],
): string | null {
  const doer = asked.findLast(
    (one) =>
      one.callSid === callSid &&
      one.outcome !== "failed" &&
      deeds.includes(one.deed) &&
      one.at - TOGETHER <= at &&
      at <= (one.answeredAt === null ? one.at + PATIENCE : one.answeredAt + TOGETHER),
  );
  if (doer) doer.shown = true;
  return doer?.by ?? null;
}

/** What was asked for and shows in nothing else: it failed, is not known, or changes nobody's state. */
export function commandMarks(
  asked: readonly Asked[],
  lanes: readonly Lane[],
  ofConference: readonly Mark[],
): Mark[] {
  const endings = new Map(lanes.map(({ callSid, ended }) => [callSid, ended]));
  const over = ofConference.some(({ what }) => what === "conference-ended");
  const isShown = ({ shown, deed, outcome, callSid, by }: Asked) =>
    shown ||
    (outcome === "done" && deed === "end" && over) ||
    (outcome === "done" && deed === "remove" && endings.get(callSid ?? "")?.by === by);
  return asked
    .filter((one) => !isShown(one))
    .map(({ at, by, deed, outcome, callSid }) => ({
      at,
      by,
      callSid: callSid !== null && endings.has(callSid) ? callSid : null,
      what: "command",
      deed,
      outcome,
    }));
}
