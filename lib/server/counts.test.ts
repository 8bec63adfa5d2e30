import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { countParticipants } from "./counts";
import { createGateway } from "./gateway/gateway";
import { feed } from "./record/feed";
import { readRoom } from "./rooms";
import { tell } from "./testing/callbacks";
import { databaseOfTest, withDatabase } from "./testing/databases";
import { OURS } from "./testing/gateway";
import { become, boot } from "./testing/process";
import { later } from "./testing/waiting";
import { tellWatched } from "./watch/interest";

withDatabase();
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** The numbers alone. */
const counts = async (...sids: string[]) =>
  Object.fromEntries(
    Object.entries(await countParticipants(sids, 50)).map(([sid, count]) => [
      sid,
      count && count.participants,
    ]),
  );

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
  expect(await counts(support.sid, hall.sid)).toEqual({
    [support.sid]: 2,
    [hall.sid]: 120,
  });
  expect(asked()).toHaveLength(2);
});

it("counts again after eight seconds, not before", async () => {
  const { support, control, asked } = twoConferences();
  await counts(support.sid);
  control.hangUp(support.callSid("Ana"));
  later(8000);
  expect(await counts(support.sid)).toEqual({ [support.sid]: 2 });
  later(1);
  expect(await counts(support.sid)).toEqual({ [support.sid]: 1 });
  expect(asked()).toHaveLength(2);
});

it("counts again when it hears that somebody has come", async () => {
  const { support, gateway, asked } = twoConferences();
  await counts(support.sid);
  await feed().ready();
  later(2000);
  const dialled = { from: OURS, to: "+15005550011", label: "Cleo" };
  const cleo = await gateway.participants.create(support.sid, dialled);
  await tell(support.sid, "participant-join", 1, cleo);
  const before = asked().length;
  await vi.waitFor(async () => expect(await counts(support.sid)).toEqual({ [support.sid]: 3 }));
  later(1000);
  await counts(support.sid);
  expect(asked()).toHaveLength(before + 1);
});

it("knows without a read how many are in a room that somebody looks at", async () => {
  const { support, asked, gateway } = twoConferences();
  await counts(support.sid);
  later(1000);
  await readRoom(support.sid);
  await feed().ready();
  const ana = await gateway.participants.fetch(support.sid, support.callSid("Ana"));
  await tell(support.sid, "participant-leave", 1, ana);
  const before = asked().length;
  await vi.waitFor(async () => expect(await counts(support.sid)).toEqual({ [support.sid]: 1 }));
  expect(asked()).toHaveLength(before);
});

it("says what cannot be counted, counts the others, and tries again after eight seconds", async () => {
  const { support, hall, control } = twoConferences();
  control.fault({ path: support.sid, kind: "html" });
  const one = { [support.sid]: null, [hall.sid]: 120 };
  expect(await counts(support.sid, hall.sid)).toEqual(one);
  expect(await counts(support.sid, hall.sid)).toEqual(one);
  later(8001);
  expect(await counts(support.sid)).toEqual({ [support.sid]: 2 });
});

it("shows the last count, as one that is due, while Twilio cannot be asked", async () => {
  const { support, control } = twoConferences();
  const [counted] = Object.values(await countParticipants([support.sid]));
  control.fault({ path: support.sid, kind: "html" });
  later(8001);
  const known = await countParticipants([support.sid]);
  expect(known).toEqual({ [support.sid]: { ...counted, due: true } });
});

it("keeps a count for two minutes while Twilio calls back about all conferences", async () => {
  const { support, asked } = twoConferences();
  await counts(support.sid);
  tellWatched("conferences", {
    conferenceSid: null,
    readAt: Date.now(),
    fault: null,
    callbacks: true,
  });
  later(119_000);
  await counts(support.sid);
  expect(asked()).toHaveLength(1);
  later(1001);
  await counts(support.sid);
  expect(asked()).toHaveLength(2);
});

it("counts first what was never counted, and then what was counted longest ago", async () => {
  const { conference, asked } = twoConferences();
  const sids = ["A", "B", "C", "D", "E"].map((name) => conference([{}], name).sid);
  const [a = "", b = "", ...others] = sids;
  await counts(a);
  later(1000);
  await counts(b);
  later(9000);
  await counts(b, a, ...others);
  const order = asked().map((line) => /CF\w+/.exec(line)?.[0]);
  expect(order).toEqual([a, b, ...others, a, b]);
});

/** Many conferences on a board that may read 60 times a minute, and so count 12 times. */
function manyConferences() {
  const scene = boot();
  const { accountSid, authToken } = scene.simulator;
  const gateway = createGateway(
    { accountSid, username: accountSid, password: authToken },
    (request) => scene.simulator.handle(request),
    { perMinute: () => 60 },
  );
  become({ simulator: scene.simulator, gateway, database: databaseOfTest() });
  const sids = Array.from({ length: 20 }, (_, index) => scene.conference([{}], `No. ${index}`).sid);
  return { ...scene, sids };
}

it("answers soon with what it has, however many wait for their turn", async () => {
  const { sids, asked } = manyConferences();
  const first = await countParticipants(sids, 50);
  expect(Object.keys(first)).toEqual(sids.slice(0, 3));
  expect(await countParticipants(sids, 50)).toEqual(first);
  expect(asked()).toHaveLength(3);
});

it("says of a count that waits for its turn how old it is", async () => {
  const { sids } = manyConferences();
  const [sid = ""] = sids;
  const at = Date.now();
  await countParticipants(sids, 50);
  later(45_000);
  expect((await countParticipants([sid], 50))[sid]).toEqual({ participants: 1, at, due: true });
});
