import { expect, it } from "vitest";
import { endless } from "./testing/endure";

// Whether memory grows while 100,000 come and go is a part of: npm run bench -- simulator
it("leaves nothing behind of those who have come and gone", async () => {
  const { oneMore, simulator } = endless();
  for (let count = 0; count < 200; count++) await oneMore();
  const { store, due, callbacks } = simulator.control.save();
  expect(due).toEqual({});
  expect(callbacks).toEqual([]);
  expect(store.rooms.map(([, { rows }]) => rows.length)).toEqual([1]);
});
