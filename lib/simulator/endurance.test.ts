import { expect, it } from "vitest";
import { endless, endure } from "./testing/endure";

it("leaves nothing behind of those who have come and gone", async () => {
  const { oneMore, simulator } = endless();
  for (let count = 0; count < 200; count++) await oneMore();
  const { store, due, callbacks } = simulator.control.save();
  expect(due).toEqual({});
  expect(callbacks).toEqual([]);
  expect(store.rooms.map(([, { rows }]) => rows.length)).toEqual([1]);
});

const participants = Number(process.env["SIMULATOR_PARTICIPANTS"] ?? 0);

// Takes two minutes: SIMULATOR_PARTICIPANTS=100000 npx vitest run lib/simulator/endurance
it.runIf(participants > 0)(
  `does not grow while ${participants} people come and go`,
  async () => {
    const { full, end } = await endure(participants);
    // One small object for each would show: 100,000 of a hundred bytes are 10 MB.
    expect(end - full).toBeLessThan(5);
  },
  1_200_000,
);
