import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setUp } from "../testing/room";

/** What may happen to somebody, by number: five begin in the conference, and others come. */
type Deed =
  | { does: "join" }
  | { does: "set"; who: number; muted: boolean; hold: boolean; whom: number | null }
  | { does: "mute" | "hold"; who: number; value: boolean }
  | { does: "coach"; who: number; whom: number }
  | { does: "stop coaching" | "leave"; who: number };

/** The model: a person, kept apart from the simulator's own rows. */
interface Person {
  present: boolean;
  muted: boolean;
  hold: boolean;
  coaches: number | null;
}

/** Those who have not come yet. */
const NOBODY = `CA${"0".repeat(32)}`;

const newcomer = (): Person => ({ present: true, muted: false, hold: false, coaches: null });

const who = fc.nat({ max: 6 });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constantFrom("mute" as const, "hold"), who, value: fc.boolean() }),
  fc.record({ does: fc.constant("coach" as const), who, whom: who }),
  fc.record({ does: fc.constant("stop coaching" as const), who }),
  // All in one request, as the board writes them.
  fc.record({
    does: fc.constant("set" as const),
    who,
    muted: fc.boolean(),
    hold: fc.boolean(),
    whom: fc.option(who),
  }),
  { arbitrary: fc.record({ does: fc.constant("join" as const) }), weight: 1 },
  { arbitrary: fc.record({ does: fc.constant("leave" as const), who }), weight: 1 },
);

/** Does it to the model; false when Twilio would refuse it. */
function apply(people: Person[], deed: Deed): boolean {
  if (deed.does === "join") {
    people.push(newcomer());
    return true;
  }
  const one = people[deed.who];
  if (!one?.present) return false;
  const canBeCoached = (whom: number) => {
    const coachee = people[whom];
    return whom !== deed.who && coachee?.present === true && !coachee.hold;
  };
  switch (deed.does) {
    case "set":
      if (deed.whom !== null && !canBeCoached(deed.whom)) return false;
      Object.assign(one, { muted: deed.muted, hold: deed.hold, coaches: deed.whom });
      return true;
    case "mute":
      one.muted = deed.value;
      return true;
    case "hold":
      one.hold = deed.value;
      return true;
    case "coach":
      if (!canBeCoached(deed.whom)) return false;
      one.coaches = deed.whom;
      return true;
    case "stop coaching":
      one.coaches = null;
      return true;
    case "leave":
      one.present = false;
      return true;
  }
}

type Participant = ReturnType<
  ReturnType<ReturnType<typeof setUp>["client"]["conferences"]>["participants"]
>;

/** Asks the simulator for it; rejects when it is refused. */
async function perform(
  participant: Participant,
  deed: Exclude<Deed, { does: "join" }>,
  sids: string[],
): Promise<unknown> {
  switch (deed.does) {
    case "set": {
      const { muted, hold, whom } = deed;
      const coached = whom === null ? {} : { callSidToCoach: sids[whom] ?? NOBODY };
      return participant.update({ muted, hold, coaching: whom !== null, ...coached });
    }
    case "mute":
      return participant.update({ muted: deed.value });
    case "hold":
      return participant.update({ hold: deed.value });
    case "coach":
      return participant.update({ coaching: true, callSidToCoach: sids[deed.whom] ?? NOBODY });
    case "stop coaching":
      return participant.update({ coaching: false });
    case "leave":
      return participant.remove();
  }
}

/** Everybody who is neither muted nor held is heard by everybody who is not held; a coach by one alone. */
function heard(people: Person[]): Record<number, number[]> {
  const audible = (voice: number, ear: number) => {
    const [from, to] = [people[voice], people[ear]];
    if (!from?.present || !to?.present || voice === ear) return false;
    const isCut = from.muted || from.hold || to.hold;
    return !isCut && (from.coaches === null || from.coaches === ear);
  };
  const everybody = people.map((_, index) => index);
  return Object.fromEntries(
    everybody
      .filter((ear) => people[ear]?.present)
      .map((ear) => [ear, everybody.filter((voice) => audible(voice, ear))]),
  );
}

describe("who hears whom", () => {
  it("is what the rules say, after whatever has happened", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 25 }), async (story) => {
        const { control, client } = setUp();
        const { conferenceSid, participants } = control.seedConference({
          friendlyName: "Any",
          participants: [{}, {}, {}, {}, {}],
        });
        const sids = participants.map(({ callSid }) => callSid);
        const people = sids.map(newcomer);
        const done = async (deed: Deed): Promise<boolean> => {
          if (deed.does === "join") {
            sids.push(control.callIn({ conference: "Any" }).callSid);
            return true;
          }
          const callSid = sids[deed.who] ?? NOBODY;
          const participant = client.conferences(conferenceSid).participants(callSid);
          return perform(participant, deed, sids).then(
            () => true,
            () => false,
          );
        };
        for (const deed of story) {
          const isTaken = apply(people, deed);
          expect([deed, await done(deed)]).toEqual([deed, isTaken]);
          if (people.every(({ present }) => !present)) return;
          const numbers = Object.entries(control.hears(conferenceSid)).map(([ear, voices]) => [
            sids.indexOf(ear),
            voices.map((voice) => sids.indexOf(voice)).toSorted((a, b) => a - b),
          ]);
          expect(Object.fromEntries(numbers)).toEqual(heard(people));
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it("is nobody before the conference has started", () => {
    const { control } = setUp();
    const { conferenceSid, participants } = control.seedConference({
      friendlyName: "Early",
      status: "init",
      participants: [{}, {}],
    });
    const silence = participants.map(({ callSid }) => [callSid, []]);
    expect(control.hears(conferenceSid)).toEqual(Object.fromEntries(silence));
    expect(() => control.hears("CF1")).toThrow("No conference has the SID CF1.");
  });
});
