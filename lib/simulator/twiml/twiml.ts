import type { Send } from "../callbacks/attempt";
import { type Call, isLive } from "../entities/call";
import type { Source, TwimlElement, Voice } from "../entities/program";
import type { Pair } from "../http/parameters";
import type { LifecycleEvent } from "../lifecycle/events";
import { endCall } from "../lifecycle/leg";
import type { Random } from "../random";
import type { World } from "../world";
import { fetchDocument, voiceRequest } from "./document";
import { digitsMs } from "./duration";
import { parseTwiml } from "./parse";
import { TwimlError } from "./twiml-error";
import { createVerbs, type Verbs } from "./verbs";

/** Twilio gives up on documents that only send it on. Inferred: after how many. */
const MOST_HOPS = 50;

export interface Twiml {
  /** Resolves once every request for TwiML has come back. */
  settled(): Promise<void>;
  /** Goes on with a call that was saved in the middle of its TwiML. */
  readonly resume: (call: Call) => void;
}

/** Has the calls of this world do what their TwiML says, from their answer to their end. */
export function startTwiml(world: World, { send, random }: { send: Send; random: Random }): Twiml {
  /** By call, the request that counts: one that was overtaken by a redirect or a hang-up does not. */
  const asking = new Map<string, object>();
  const underWay = new Set<Promise<void>>();

  const run = (call: Call, verbs: readonly TwimlElement[], url: string | null, hops: number) => {
    call.program = { verbs, next: 0, url, hops, dial: null };
    advance(call);
  };

  const ask = (...about: Parameters<typeof askNow>): void => {
    const asked = askNow(...about).finally(() => underWay.delete(asked));
    underWay.add(asked);
  };

  const askNow = async (
    call: Call,
    source: Source,
    { extra = [], hops = 0 }: { extra?: readonly Pair[]; hops?: number } = {},
  ) => {
    const mine = {};
    asking.set(call.sid, mine);
    const token = random.sid("");
    let result: readonly TwimlElement[] | TwimlError;
    try {
      if (hops > MOST_HOPS) throw new TwimlError(11215, `${MOST_HOPS} documents only led on.`);
      const parameters = [...voiceRequest(world, call), ...extra];
      const about = { resourceSid: call.sid, parameters };
      result = await fetchDocument(world, source, about, { send, token });
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      result = error;
    }
    if (asking.get(call.sid) !== mine) return;
    asking.delete(call.sid);
    // Everything may have been reset in the meantime.
    if (world.store.calls.get(call.sid) !== call) return;
    if (result instanceof TwimlError) fail(call, result, source.url);
    else run(call, result, source.url, hops);
  };

  /** An application error: the fallback's turn, if there is one (Twilio docs: Call resource, `FallbackUrl`). */
  const fail = (call: Call, error: TwimlError, url: string | null) => {
    warn(call, error, url);
    const { voice } = call;
    if (!voice?.fallbackUrl) {
      // Inferred: the caller hears that there was an error, and the call ends as if it were over.
      endCall(world, call, call.status === "in-progress" ? "completed" : "failed");
      return;
    }
    const extra: Pair[] = [["ErrorCode", String(error.code)]];
    if (url !== null) extra.push(["ErrorUrl", url]);
    // Inferred: there is one fallback in a call, or one that fails itself would be asked for ever.
    call.voice = { ...voice, fallbackUrl: null };
    ask(call, { url: voice.fallbackUrl, method: voice.fallbackMethod }, { extra });
  };

  const warn = (call: Call, { code, title, detail, level }: TwimlError, url: string | null) => {
    const message = title === undefined ? {} : { message: title };
    world.alerts.raise({ code, detail, level, url, resourceSid: call.sid, ...message });
  };

  const { advance, leaveDial, resume } = createVerbs(world, {
    warn: (call, error) => warn(call, error, call.program?.url ?? null),
    fail: (call, error) => fail(call, error, call.program?.url ?? null),
    goTo(call, source, extra) {
      ask(call, source, { extra, hops: (call.program?.hops ?? 0) + 1 });
    },
  });

  const begin = (call: Call, voice: Voice) => {
    call.program = null;
    asking.delete(call.sid);
    world.agenda.drop(call.sid);
    if (voice.url !== null) {
      ask(call, { url: voice.url, method: voice.method });
      return;
    }
    try {
      run(call, parseTwiml(voice.twiml ?? ""), null, 0);
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      fail(call, error, null);
    }
  };

  const answered = (call: Call) => {
    const { voice } = call;
    const hasBegun = call.program !== null || asking.has(call.sid);
    if (!voice || hasBegun || world.store.participantOf(call.sid)) return;
    const digits = digitsMs(voice.sendDigits);
    if (digits === 0) begin(call, voice);
    else world.agenda.plan(call.sid, digits, () => begin(call, voice));
  };

  const hear = (event: LifecycleEvent): void => {
    if (event.type === "music-requested" || !("call" in event)) return;
    const { type, call } = event;
    if (type === "voice-requested" && call.voice) {
      partFromChild(world, call);
      leaveParent(world, call, leaveDial);
      begin(call, call.voice);
    }
    if (type === "call-completed") {
      asking.delete(call.sid);
      partFromChild(world, call);
      leaveParent(world, call, leaveDial);
    }
    if (!isLive(call)) return;
    // Unless told otherwise Twilio first finds out who answered (Twilio docs: Call resource, `AsyncAmd`).
    const waitsForDetection = call.machineDetection !== null && !call.voice?.asyncAmd;
    if (type === (waitsForDetection ? "machine-detected" : "call-answered")) answered(call);
    // Inferred: the DialCallStatus of a conference that one leaves.
    if (type === "participant-leave") leaveDial(call, "answered");
  };
  world.listen(hear);
  return {
    resume,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** The one who called goes on without the other, who was called and has something else to do now. */
function leaveParent(world: World, call: Call, leaveDial: Verbs["leaveDial"]): void {
  if (call.parentCallSid === null) return;
  const parent = world.store.calls.get(call.parentCallSid);
  if (!parent || !isLive(parent) || parent.program?.dial?.childCallSid !== call.sid) return;
  leaveDial(parent, isLive(call) ? "completed" : call.status, call);
}

/** Hangs up on the one whom a <Dial> has called. */
function partFromChild(world: World, { program }: Call): void {
  const child = world.store.calls.get(program?.dial?.childCallSid ?? "");
  if (child) endCall(world, child, child.status === "in-progress" ? "completed" : "canceled");
}
