import { type Call, isLive } from "../entities/call";
import type { Source, TwimlElement } from "../entities/program";
import type { Pair } from "../http/parameters";
import { endCall, leaveConference, legOf } from "../lifecycle/leg";
import { pickUp } from "../lifecycle/pick-up";
import type { World } from "../world";
import { beginDial, timeLimitOfDial } from "./dial";
import { durationOf } from "./duration";
import { TwimlError } from "./twiml-error";

export interface Surroundings {
  /** The call goes on, but Twilio's debugger hears of it. */
  readonly warn: (call: Call, error: TwimlError) => void;
  /** The call cannot go on with this document. */
  readonly fail: (call: Call, error: TwimlError) => void;
  /** The call goes on with another document. */
  readonly goTo: (call: Call, source: Source, extra: readonly Pair[]) => void;
}

export interface Verbs {
  /** Goes on with the next verb; after the last one the call ends. */
  readonly advance: (call: Call) => void;
  /**
   * The <Dial> that a call is in is over, if it is in one.
   * @param status DialCallStatus, as Twilio's action requests have it
   */
  readonly leaveDial: (call: Call, status: string, child?: Call) => void;
  /** Plans again what was to happen to a call that was saved in the middle of its TwiML. */
  readonly resume: (call: Call) => void;
}

/** Verbs that an incoming call can do before it is answered (Twilio docs: TwiML <Reject> and <Pause>). */
const unanswered = new Set(["Reject", "Pause", "Redirect"]);
/** TwiML that exists, but not here. */
const notSimulated = new Set(
  "Connect Enqueue Gather Leave Pay Prompt Record Refer Start Stop".split(" "),
);

export function createVerbs(world: World, { warn, fail, goTo }: Surroundings): Verbs {
  const { agenda, clock } = world;

  /** Does one verb; true if the next may follow at once. */
  const perform = (call: Call, verb: TwimlElement): boolean => {
    if (call.status === "ringing" && !unanswered.has(verb.name)) pickUp(world, call);
    switch (verb.name) {
      case "Say":
      case "Play":
      case "Pause":
        return wait(call, durationOf(verb));
      case "Redirect":
        goOn(call, { text: verb.text, verb, relative: 11100 });
        return false;
      case "Reject":
        if (call.status !== "ringing") return true;
        // Inferred: which status a caller who was rejected without a reason ends with.
        endCall(world, call, verb.attributes["reason"] === "busy" ? "busy" : "no-answer");
        return false;
      case "Hangup":
        endCall(world, call, "completed");
        return false;
      case "Dial":
        return performDial(call, verb);
      default:
        warn(call, new TwimlError(12200, unknown(verb.name), "warning"));
        return true;
    }
  };

  const wait = (call: Call, ms: number): boolean => {
    if (ms === 0) return true;
    if (call.program) call.program.hops = 0;
    if (ms !== Infinity) agenda.plan(call.sid, ms, () => advance(call));
    return false;
  };

  const performDial = (call: Call, verb: TwimlElement): boolean => {
    const noted = (error: TwimlError) => warn(call, error);
    const dialled = beginDial(world, call, verb, noted);
    if (dialled === "failed") leaveDial(call, "failed");
    if (dialled !== "goes on") return dialled === "skipped";
    const leg = legOf(world, call.sid);
    if (leg) agenda.plan(call.sid, timeLimitOfDial(verb, noted) * 1_000, () => timeIsUp(call));
    if (call.program) call.program.hops = 0;
    return false;
  };

  const timeIsUp = (call: Call) => {
    const leg = legOf(world, call.sid);
    // Inferred: the reason; the far party's time is up, which Twilio has no word for.
    if (leg) leaveConference(world, leg, "participant_hung_up");
  };

  const resume = (call: Call): void => {
    if (!call.program) return;
    agenda.plan(call.sid, 0, () => (call.program?.dial ? timeIsUp(call) : advance(call)));
  };

  const advance = (call: Call): void => {
    for (;;) {
      const { program } = call;
      if (!program || !isLive(call)) return;
      const verb = program.verbs[program.next];
      if (!verb) {
        if (call.status === "ringing") pickUp(world, call);
        endCall(world, call, "completed");
        return;
      }
      program.next += 1;
      if (!perform(call, verb)) return;
    }
  };

  const leaveDial: Verbs["leaveDial"] = (call, status, child) => {
    const { program } = call;
    if (!program?.dial) return;
    const { verb, since } = program.dial;
    program.dial = null;
    const { action } = verb.attributes;
    // A moment later: the others are still on their way out.
    agenda.plan(call.sid, 0, () => {
      if (action === undefined) return advance(call);
      const extra: Pair[] = [
        ["DialCallStatus", status],
        ["DialCallDuration", String(Math.round((clock.now() - since) / 1_000))],
      ];
      if (child) extra.push(["DialCallSid", child.sid]);
      goOn(call, { text: action, verb, relative: 15004, extra });
    });
  };

  /** @param relative the error for an address that is relative to nothing */
  const goOn = (
    call: Call,
    {
      text,
      verb,
      relative,
      extra = [],
    }: { text: string; verb: TwimlElement; relative: number; extra?: readonly Pair[] },
  ) => {
    const base = call.program?.url ?? undefined;
    if (!URL.canParse(text, base)) {
      fail(call, new TwimlError(base ? 11100 : relative, `"${text}" is not an address.`));
      return;
    }
    const method = verb.attributes["method"] === "GET" ? "GET" : "POST";
    goTo(call, { url: new URL(text, base).href, method }, extra);
  };

  return { advance, leaveDial, resume };
}

const unknown = (name: string) =>
  notSimulated.has(name)
    ? `<${name}> is not simulated: the call goes on with the next verb.`
    : `<${name}> is no verb of TwiML: the call goes on with the next one.`;
