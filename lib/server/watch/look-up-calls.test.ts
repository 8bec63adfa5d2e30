import { expect, it, vi } from "vitest";
import type { Fetch } from "../gateway/transport";
import { roomEventsOf } from "../record/room-events";
import { withDatabase } from "../testing/databases";
import { setUp } from "../testing/gateway";
import { boot } from "../testing/process";
import { deferred } from "../testing/waiting";
import { lookAtConference, put } from "./look";
import { lookUpCalls } from "./look-up-calls";

withDatabase();

it("puts a call on record once, however many looks wait for it", async () => {
  const gate = deferred();
  const wire =
    (simulator: Fetch): Fetch =>
    async (request) => {
      if (request.url.includes("/Calls/")) await gate.promise;
      return simulator(request);
    };
  const { conference, asked } = boot(setUp({ wire }));
  const { sid, callSid } = conference([{ label: "Ana" }, { label: "Ben" }]);
  const both = [callSid("Ana"), callSid("Ben")].toSorted();
  // It waits for their numbers for a moment, and goes on without them.
  await lookAtConference(sid);
  const looks = [1, 2, 3].map(() =>
    lookUpCalls(sid, both, (difference, at) => put(sid, difference, at)),
  );
  gate.resolve();
  await Promise.all(looks);
  expect(asked().filter((line) => line.includes("/Calls/"))).toHaveLength(2);
  const written = async () =>
    (await roomEventsOf(sid)).flatMap((event) =>
      event.kind === "read" ? event.difference.calls.map((call) => call.sid) : [],
    );
  await vi.waitFor(async () => expect((await written()).toSorted()).toEqual(both));
});
