import { beforeEach, describe, expect, it } from "vitest";
import { boot } from "../testing/process";
import { hearTwilioClock, latestMoment, twilioOffset } from "./twilio-clock";

/** 09:00:00 by our clock, on a day of the tests. */
const NINE = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

/** An answer at this many milliseconds past nine, on the road for so long, dated by Twilio's clock. */
const answer = (ms: number, road: number, twilioMs: number) => ({
  date: new Date(NINE + twilioMs).toUTCString(),
  sent: NINE + ms - road,
  received: NINE + ms,
});

beforeEach(() => void boot());

describe("how far Twilio's clock is ahead of ours", () => {
  it.each([
    { told: "nothing", answers: [], low: null, high: null },
    { told: "one answer", answers: [answer(400, 100, 300)], low: -400, high: 700 },
    {
      told: "answers before and after the second turns",
      answers: [answer(950, 50, 900), answer(1050, 50, 1000)],
      low: -50,
      high: 100,
    },
    {
      told: "a slow answer after a quick one",
      answers: [answer(950, 50, 900), answer(5950, 3000, 5000)],
      low: -950,
      high: 100,
    },
    { told: "a clock that is ahead", answers: [answer(0, 20, 61_500)], low: 61_000, high: 62_020 },
    {
      told: "a clock that was put back meanwhile",
      answers: [answer(0, 20, 61_500), answer(1000, 20, 1000)],
      low: 0,
      high: 1020,
    },
  ])("after $told: from $low to $high ms", ({ answers, low, high }) => {
    for (const one of answers) hearTwilioClock(one);
    const last = answers.at(-1)?.received ?? NINE;
    expect(twilioOffset(last)).toEqual(low === null ? null : { low, high });
  });

  it.each([null, "", "yesterday"])("learns nothing from the date %o", (date) => {
    hearTwilioClock({ date, sent: NINE, received: NINE });
    expect(twilioOffset(NINE)).toBeNull();
  });

  it("is forgotten after minutes, and learnt anew", () => {
    hearTwilioClock(answer(400, 100, 300));
    expect(twilioOffset(NINE + 5 * MINUTE)).not.toBeNull();
    expect(twilioOffset(NINE + 6 * MINUTE)).toBeNull();
    hearTwilioClock(answer(6 * MINUTE, 0, 6 * MINUTE + 5000));
    expect(twilioOffset(NINE + 6 * MINUTE)).toEqual({ low: 5000, high: 6000 });
  });
});

describe("the latest moment of which a callback can speak", () => {
  it.each([
    { when: "Twilio's clock is not known", answers: [], twilio: -60_000, latest: 500 },
    { when: "it comes at once", answers: [answer(0, 0, 0)], twilio: 0, latest: 500 },
    { when: "it comes late", answers: [answer(0, 0, 0)], twilio: -7000, latest: -6001 },
    {
      when: "Twilio's clock is a minute behind",
      answers: [answer(0, 0, -60_000)],
      twilio: -67_000,
      latest: -6001,
    },
    {
      when: "Twilio's clock is a minute ahead",
      answers: [answer(0, 0, 60_000)],
      twilio: 53_000,
      latest: -6001,
    },
  ])("where $when: $latest ms past nine", ({ answers, twilio, latest }) => {
    for (const one of answers) hearTwilioClock(one);
    expect(latestMoment(NINE + twilio, NINE + 500) - NINE).toBe(latest);
  });
});
