import { describe, expect, it } from "vitest";
import { hearingOf, hearingWords, hears } from "./hearing";
import type { Leg } from "./leg";
import { leg } from "./testing/rooms";

const names = ["ana", "ben", "cleo"] as const;
type Name = (typeof names)[number];

/** Everything that can be set on one of three people. */
interface Setting {
  muted: boolean;
  hold: boolean;
  coaches: Name | null;
}

/** Who may hear somebody with this setting: written out, row by row, from Twilio's documentation. */
const heard: {
  muted: boolean;
  hold: boolean;
  coaching: boolean;
  by: "all" | "coachee" | "none";
}[] = [
  { muted: false, hold: false, coaching: false, by: "all" },
  { muted: false, hold: false, coaching: true, by: "coachee" },
  { muted: false, hold: true, coaching: false, by: "none" },
  { muted: false, hold: true, coaching: true, by: "none" },
  { muted: true, hold: false, coaching: false, by: "none" },
  { muted: true, hold: false, coaching: true, by: "none" },
  { muted: true, hold: true, coaching: false, by: "none" },
  { muted: true, hold: true, coaching: true, by: "none" },
];

const settingsOf = (who: Name): Setting[] =>
  [null, ...names.filter((name) => name !== who)].flatMap((coaches) =>
    [false, true].flatMap((muted) => [false, true].map((hold) => ({ coaches, muted, hold }))),
  );

const legWith = (name: Name, { muted, hold, coaches }: Setting): Leg =>
  leg(name, { label: name, muted, hold, coaching: coaches !== null, callSidToCoach: coaches });

it("is told for three people in every combination of muted, held and coaching", () => {
  let told = 0;
  for (const a of settingsOf("ana")) {
    for (const b of settingsOf("ben")) {
      for (const c of settingsOf("cleo")) {
        const settings = { ana: a, ben: b, cleo: c };
        const legs = names.map((name) => legWith(name, settings[name]));
        for (const speaker of legs) {
          const { muted, hold, coaches } = settings[speaker.callSid as Name];
          const row = heard.find(
            (one) =>
              one.muted === muted && one.hold === hold && one.coaching === (coaches !== null),
          );
          const expected = legs
            .filter((listener) => listener !== speaker && !listener.hold)
            .filter(
              ({ callSid }) => row?.by === "all" || (row?.by === "coachee" && callSid === coaches),
            );
          expect(hearingOf(speaker, legs, "in-progress").heardBy).toEqual(expected);
          told++;
        }
      }
    }
  }
  expect(told).toBe(12 ** 3 * 3);
});

it("is the same from both sides", () => {
  const legs = [leg("ana"), leg("ben", { muted: true }), leg("cleo", { hold: true })];
  for (const one of legs) {
    for (const other of legs) {
      const { hears: heardByOne } = hearingOf(one, legs, "in-progress");
      expect(heardByOne.includes(other)).toBe(hears(one, other));
    }
  }
});

const ana = leg("CA1", { label: "Ana" });
const ben = leg("CA2", { label: "Ben" });
const cleo = leg("CA3", { label: "Cleo" });
const dan = leg("CA4", { label: "Dan" });
const muted = { muted: true };
const hold = { hold: true };
const coachOfBen = { coaching: true, callSidToCoach: "CA2" };

describe("in words", () => {
  it.each<[string, Leg, Leg[]]>([
    ["Ana is heard by everybody and hears everybody.", ana, [ben, cleo]],
    ["Ana is heard by nobody and hears everybody.", { ...ana, ...muted }, [ben, cleo]],
    ["Ana is heard by Ben only and hears everybody.", { ...ana, ...coachOfBen }, [ben, cleo]],
    ["Ana is heard by everybody and hears Cleo only.", ana, [{ ...ben, ...muted }, cleo]],
    [
      "Ana is heard by everybody and hears everybody but Ben.",
      ana,
      [{ ...ben, ...muted }, cleo, dan],
    ],
    ["Ana is heard by Ben and hears Ben.", ana, [ben, { ...cleo, ...hold }]],
    ["Ana is heard by Ben and hears nobody.", ana, [{ ...ben, ...muted }]],
    ["Ana is on hold: heard by nobody, with music in the ear.", { ...ana, ...hold }, [ben, cleo]],
    ["Nobody else is there for Ana to talk to.", ana, []],
    [
      "Ana is heard by nobody: everybody else is on hold or has not answered yet.",
      ana,
      [
        { ...ben, status: "ringing" },
        { ...cleo, ...hold },
      ],
    ],
    ["Ana has not answered yet.", { ...ana, status: "ringing" }, [ben, cleo]],
    [
      "Ana is no longer in the conference.",
      { ...ana, ended: { how: "left", at: ana.dateUpdated, by: null } },
      [ben, cleo],
    ],
  ])("%s", (words, one, others) => {
    expect(hearingWords(one, [one, ...others], "in-progress")).toBe(words);
  });

  it("tells what a press would come to", () => {
    const words = hearingWords({ ...ana, ...muted }, [ana, ben, cleo], "in-progress", "would be");
    expect(words).toBe("Ana would be heard by nobody and hear everybody.");
  });

  it("says of a large conference how many, and no names", () => {
    const hall = Array.from({ length: 20 }, (_, at) => leg(`CB${at}`, { muted: at > 3 }));
    expect(hearingWords(ana, [ana, ...hall], "in-progress")).toBe(
      "Ana is heard by everybody and hears 4 of the other 20.",
    );
  });

  it("says that nothing is heard before the start and after the end", () => {
    expect(hearingWords(ana, [ana, ben], "init")).toMatch(/^The conference has not started/);
    expect(hearingWords(ana, [ana, ben], "completed")).toMatch(/^The conference has ended/);
  });
});
