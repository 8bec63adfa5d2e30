import { expect, it } from "vitest";
import { BACK, setUpReceiver } from "../testing/receiver";

it("shows, holds, steps and spoils callbacks for tests in another process", async () => {
  const { simulator, dial } = setUpReceiver();
  const credentials = btoa(`${simulator.accountSid}:${simulator.authToken}`);
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await simulator.handle(
      new Request(`http://localhost/simulator/${path}`, {
        method,
        headers: { Authorization: `Basic ${credentials}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return response.status === 204 ? null : response.json();
  };
  await ask("POST", "callbacks", { does: "hold" });
  await ask("POST", "callback-faults", { kind: "lost", event: "conference-start" });
  await dial("Lobby", {
    conferenceStatusCallback: BACK,
    conferenceStatusCallbackEvent: ["join", "start"],
  });
  await dial("Lobby");
  expect(await ask("POST", "callbacks", { does: "step" })).toMatchObject({
    event: "participant-join",
    state: "delivered",
  });
  await ask("POST", "callbacks", { does: "release" });
  await ask("POST", "callbacks", { does: "settle" });
  const all = await ask("GET", "callbacks?url=example.com");
  expect(all.map(({ event, state }: { event: string; state: string }) => [event, state])).toEqual([
    ["participant-join", "delivered"],
    ["participant-join", "delivered"],
    ["conference-start", "lost"],
  ]);
  expect(await ask("GET", "callbacks?event=conference-start")).toHaveLength(1);
  await ask("DELETE", "callback-faults");
  expect(await ask("POST", "callbacks", { does: "dance" })).toEqual({
    message: expect.stringContaining("does"),
  });
});
