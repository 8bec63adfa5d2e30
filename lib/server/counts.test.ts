import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { countParticipants } from "./counts";
import { readRoom } from "./rooms";
import { tell } from "./testing/callbacks";
import { withDatabase } from "./testing/databases";
import { OURS } from "./testing/gateway";
import { boot } from "./testing/process";
import { later } from "./testing/waiting";

withDatabase();
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

function twoConferences() {
  const scene = boot();
  const support = scene.conference([{ label: "Ana" }, { label: "Ben" }], "Support");
  const hall = scene.conference(
    Array.from({ length: 120 }, () => ({})),
    "Town hall",
  );
  return { ...scene, support, hall };
}

it("counts who is in each conference, in one read each", async () => {
  const { support, hall, asked } = twoConferences();
  expect(await countParticipants([support.sid, hall.sid])).toEqual({
    [support.sid]: 2,
    [hall.sid]: 120,
  });
  expect(asked()).toHaveLength(2);
});

it("counts again after eight seconds, not before", async () => {
  const { support, control, asked } = twoConferences();
  await countParticipants([support.sid]);
  control.hangUp(support.callSid("Ana"));
  later(8000);
  expect(await countParticipants([support.sid])).toEqual({ [support.sid]: 2 });
  later(1);
  expect(await countParticipants([support.sid])).toEqual({ [support.sid]: 1 });
  expect(asked()).toHaveLength(2);
});

it("counts again when it hears that somebody has come", async () => {
  const { support, gateway, asked } = twoConferences();
  await countParticipants([support.sid]);
  later(2000);
  const dialled = { from: OURS, to: "+15005550011", label: "Cleo" };
  const cleo = await gateway.participants.create(support.sid, dialled);
  await tell(support.sid, "participant-join", 1, cleo);
  const before = asked().length;
  await vi.waitFor(async () =>
    expect(await countParticipants([support.sid])).toEqual({ [support.sid]: 3 }),
  );
  later(1000);
  await countParticipants([support.sid]);
  expect(asked()).toHaveLength(before + 1);
});

it("knows without a read how many are in a room that somebody looks at", async () => {
  const { support, asked, gateway } = twoConferences();
  await countParticipants([support.sid]);
  later(1000);
  await readRoom(support.sid);
  const ana = await gateway.participants.fetch(support.sid, support.callSid("Ana"));
  await tell(support.sid, "participant-leave", 1, ana);
  const before = asked().length;
  await vi.waitFor(async () =>
    expect(await countParticipants([support.sid])).toEqual({ [support.sid]: 1 }),
  );
  expect(asked()).toHaveLength(before);
});

it("leaves out what cannot be counted, and counts the others", async () => {
  const { support, hall, control } = twoConferences();
  control.fault({ path: support.sid, kind: "html" });
  expect(await countParticipants([support.sid, hall.sid])).toEqual({ [hall.sid]: 120 });
  expect(await countParticipants([support.sid])).toEqual({ [support.sid]: 2 });
});
