import { describe, expect, it } from "vitest";
import type { Leg } from "./leg";
import type { Room } from "./room";
import { endOf, type LegFilters, viewOf } from "./room-view";
import { conference, iso, leg, roomShowing, START } from "./testing/rooms";

const legs: Leg[] = [
  leg("CAana", { label: "Ana", to: "+14155550123", direction: "outbound-api" }),
  leg("CAben", { label: "Ben", muted: true, coaching: true, callSidToCoach: "CAana" }),
  leg("CAcleo", { from: "+442079460103", to: "+14155550100", direction: "inbound", hold: true }),
  leg("CAdan", { label: "Dan", muted: true, hold: true, coaching: true, callSidToCoach: "CAana" }),
];

const roomAt = (readAt: number, all = legs): Room => roomShowing(all, { readAt });

const everybody = { filters: {}, search: "", dismissed: new Set<string>(), at: START };

/** Who is shown, by the end of their Call SID. */
function shown(
  room: Room,
  wanted: { filters?: LegFilters; search?: string; dismissed?: string[] },
) {
  const { filters = {}, search = "", dismissed = [] } = wanted;
  const setting = { filters, search, dismissed: new Set(dismissed), at: room.readAt };
  const view = viewOf(room, setting);
  return view.legs.map(({ callSid }) => callSid.slice(2));
}

describe("filters", () => {
  it.each<[LegFilters, string[]]>([
    [{}, ["ana", "ben", "cleo", "dan"]],
    [{ muted: "true" }, ["ben", "dan"]],
    [{ muted: "false" }, ["ana", "cleo"]],
    [{ hold: "true" }, ["cleo", "dan"]],
    [{ coaching: "true" }, ["ben", "dan"]],
    [{ coaching: "false" }, ["ana", "cleo"]],
    [{ muted: "true", hold: "false" }, ["ben"]],
    [{ muted: "false", coaching: "true" }, []],
  ])("%o leave %j, in the order of joining", (filters, expected) => {
    expect(shown(roomAt(START), { filters })).toEqual(expected);
  });
});

describe("the search", () => {
  it.each<[string, string[]]>([
    ["an", ["ana", "dan"]],
    ["  BEN ", ["ben"]],
    // Cleo called in: the number called is our own and finds nobody.
    ["+1415555", ["ana"]],
    ["+44", ["cleo"]],
    ["CAdan", ["dan"]],
    ["415 555 0123", ["ana"]],
    ["(415) 555-0123", ["ana"]],
    ["+1 415.555.0123", ["ana"]],
    ["\u202A+44 20\u20117946\u20110103\u202C", ["cleo"]],
    ["020 7946 0103", ["cleo"]],
    ["415 555 0100", []],
    ["nobody", []],
    [" ", ["ana", "ben", "cleo", "dan"]],
  ])("for %j finds %j", (search, expected) => {
    expect(shown(roomAt(START), { search })).toEqual(expected);
  });

  it.each(["266696687", "+266696687", "266 696 687"])(
    "does not take for a number what stands in the place of one: %s",
    (search) => {
      const caller = { from: "+266696687", to: "+14155550100", direction: "inbound" };
      const room = roomAt(START, [leg("CAeva", caller)]);
      expect(shown(room, { search })).toEqual([]);
      expect(shown(room, { search: "withheld" })).toEqual(["eva"]);
    },
  );

  it("and the filters work together, and the total counts without them", () => {
    const wanted = { ...everybody, filters: { muted: "true" }, search: "dan" };
    const view = viewOf(roomAt(START), wanted);
    expect(view.legs.map(({ label }) => label)).toEqual(["Dan"]);
    expect(view.total).toBe(4);
  });
});

const gone = (how: NonNullable<Leg["ended"]>["how"]) =>
  leg("CAeva", { ended: { how, at: iso(START), by: null } });

describe("those who have gone", () => {
  it.each(["left", "removed", "canceled"] as const)("quietly stay for a minute: %s", (how) => {
    expect(shown(roomAt(START + 60_000, [gone(how)]), {})).toEqual(["eva"]);
    expect(shown(roomAt(START + 60_001, [gone(how)]), {})).toEqual([]);
  });

  it("stay in a conference that has ended, which says who was there", () => {
    const over = { ...conference, status: "completed" as const };
    const room = roomShowing([gone("left")], { conference: over, readAt: START + 86_400_000 });
    expect(shown(room, {})).toEqual(["eva"]);
  });

  it.each(["busy", "no-answer", "failed", "lost"] as const)("in trouble stay: %s", (how) => {
    expect(shown(roomAt(START + 86_400_000, [gone(how)]), {})).toEqual(["eva"]);
  });

  it("are not shown once they are dismissed, nor counted", () => {
    const room = roomAt(START, [gone("busy"), ...legs]);
    const dismissed = [endOf(gone("busy"))];
    expect(shown(room, { dismissed })).toEqual(["ana", "ben", "cleo", "dan"]);
    expect(viewOf(room, { ...everybody, dismissed: new Set(dismissed) }).total).toBe(4);
  });

  it("are shown again when their call comes back, and when it ends another time", () => {
    const dismissed = [endOf(gone("left"))];
    const back = leg("CAeva");
    const later = leg("CAeva", { ended: { how: "left", at: iso(START + 1000), by: null } });
    expect(shown(roomAt(START, [back]), { dismissed })).toEqual(["eva"]);
    expect(shown(roomAt(START, [later]), { dismissed })).toEqual(["eva"]);
  });
});

const names = (found: (Leg | undefined)[]) => found.map((one) => one?.label);

describe("who coaches whom", () => {
  it("is known on both sides, also of those who are not shown", () => {
    const room = roomAt(START);
    const view = viewOf(room, { ...everybody, search: "ana" });
    const [ana, ben] = room.legs;
    expect(ana && names(view.coachesOf(ana))).toEqual(["Ben", "Dan"]);
    expect(ben && names([view.coacheeOf(ben)])).toEqual(["Ana"]);
    expect(ana && view.coacheeOf(ana)).toBeUndefined();
    expect(ben && view.coachesOf(ben)).toEqual([]);
  });

  it("ends when either has gone", () => {
    const ended = { how: "left" as const, at: iso(START), by: null };
    const [ana, ben] = [
      leg("CAana", { ended }),
      leg("CAben", { coaching: true, callSidToCoach: "CAana" }),
    ];
    expect(viewOf(roomAt(START, [ana, ben]), everybody).coacheeOf(ben)).toBeUndefined();
    const [here, left] = [leg("CAana"), { ...ben, ended }];
    expect(viewOf(roomAt(START, [here, left]), everybody).coachesOf(here)).toEqual([]);
  });

  it("is nobody's business of a leg that only keeps the Call SID", () => {
    const listening = leg("CAben", { coaching: false, callSidToCoach: "CAana" });
    const view = viewOf(roomAt(START, [leg("CAana"), listening]), everybody);
    expect(view.coacheeOf(listening)).toBeUndefined();
  });
});
