import { describe, expect, it } from "vitest";
import type { Deed } from "./audit-words";
import {
  contradictionOf,
  contradictionWords,
  type SetHere,
  stillSet,
  withSet,
} from "./contradiction";
import type { LastDeed } from "./deed";
import type { Leg } from "./leg";
import { coach, stopCoaching } from "./press";
import { iso, leg, START } from "./testing/rooms";

const set = (options: Record<string, unknown>, callSid = "ana"): SetHere => {
  return { commandId: "c1", callSid, options, at: START };
};
const did = (deed: Deed, by: string | null = null): LastDeed => {
  return { callSid: "ana", deed, outcome: "done", by, at: iso(START) };
};
const later = { readAt: START + 5000 };

/** What the row of a leg says, five seconds after something was set on it here. */
function said(options: Record<string, unknown>, is: Partial<Leg>, last = did("mute")) {
  const ana = leg("ana", is);
  const found = contradictionOf(ana, later, [set(options)], last);
  return found && contradictionWords(ana, found);
}

describe("what was set here and Twilio says otherwise", () => {
  it.each<[Record<string, unknown>, Partial<Leg>, Deed, string]>([
    [{ muted: true }, { muted: false }, "mute", "You set muted, Twilio says not."],
    [{ muted: false }, { muted: true }, "unmute", "You set not muted, Twilio says muted."],
    [{ hold: true }, { hold: false }, "hold", "You set on hold, Twilio says not."],
    [{ hold: false }, { hold: true }, "resume", "You set not on hold, Twilio says on hold."],
    [coach("ben"), { coaching: false }, "coach", "You set coaching, Twilio says not."],
    [
      stopCoaching(),
      { coaching: true, muted: true },
      "stop-coaching",
      "You set not coaching, Twilio says coaching.",
    ],
    [
      coach("ben"),
      { coaching: true, muted: true },
      "coach",
      "You set not muted, Twilio says muted.",
    ],
  ])("%o, but %o", (options, is, deed, words) => {
    expect(said(options, is, did(deed))).toBe(words);
  });

  it("is nothing where it is as it was set", () => {
    expect(said({ muted: true }, { muted: true })).toBeNull();
    expect(said({ announceUrl: "https://example.com" }, {})).toBeNull();
  });

  it("waits for a word of Twilio's that is surely newer than its answer", () => {
    const ana = leg("ana");
    const at = (ms: number) =>
      contradictionOf(ana, { readAt: START + ms }, [set({ muted: true })], undefined);
    expect(at(1500)).toBeNull();
    expect(at(1501)).not.toBeNull();
  });

  it("takes a callback for such a word", () => {
    const ana = leg("ana", { said: { by: "callback", at: START + 4000 } });
    expect(contradictionOf(ana, { readAt: 0 }, [set({ muted: true })], undefined)).not.toBeNull();
  });

  it("is no contradiction where somebody has changed it since", () => {
    expect(said({ muted: true }, { muted: false }, did("unmute", "Alex"))).toBeNull();
    expect(said({ muted: true }, { muted: false }, did("coach", "Alex"))).toBeNull();
    expect(said({ muted: true }, { muted: false }, did("change", "Alex"))).toBeNull();
    expect(said({ muted: true }, { muted: false }, did("hold", "Alex"))).not.toBeNull();
  });

  it("is of no use for one who is not there", () => {
    expect(said({ muted: true }, { ended: { how: "left", at: iso(START), by: null } })).toBeNull();
    expect(said({ muted: true }, { status: "ringing" })).toBeNull();
  });

  it("is about the leg that it was set on", () => {
    const ofBen = [set({ muted: true }, "ben")];
    expect(contradictionOf(leg("ana"), later, ofBen, undefined)).toBeNull();
  });
});

describe("what was set here", () => {
  const muted = set({ muted: true });
  const held = set({ hold: true });

  it("is replaced by what is set after it, switch by switch", () => {
    const unmuted = { ...set({ muted: false }), commandId: "c2" };
    expect(withSet([muted, held], unmuted)).toEqual([held, unmuted]);
    expect(withSet([set({ muted: true }, "ben")], unmuted)).toHaveLength(2);
  });

  it("is not kept where it is no switch", () => {
    expect(withSet([], set({ announceUrl: "https://example.com" }))).toEqual([]);
  });

  it("is forgotten once anybody sets it otherwise", () => {
    expect(stillSet([muted, held], "ana", "unmute")).toEqual([held]);
    expect(stillSet([muted, held], "ana", "announce")).toEqual([muted, held]);
    expect(stillSet([muted, held], "ana", "change")).toEqual([]);
    expect(stillSet([muted], "ben", "unmute")).toEqual([muted]);
  });
});
