import { expect, it } from "vitest";
import { RINGS } from "../testing/numbers";
import { BACK } from "../testing/receiver";
import { inXml, setUpVoice, VOICE } from "../testing/voice";

const documents = {
  "/voice": () =>
    inXml(
      "<Say>Welcome</Say><Pause length='2'/><Play>https://example.com/hello.mp3</Play><Redirect>/lobby</Redirect>",
    ),
  "/lobby": () =>
    inXml(
      `<Dial action="/after"><Conference waitUrl="/music" statusCallback="${BACK}" statusCallbackEvent="start end join leave">Lobby</Conference></Dial>`,
    ),
  "/music": () => inXml("<Play>https://example.com/music.mp3</Play>"),
  "/after": () => inXml("<Gather/><Say>Goodbye</Say><Hangup/>"),
  "/back": () => new Response(),
};

/** Calls by each way there is to TwiML, good and bad; all that was asked for, called back and complained of. */
async function recorded() {
  const { client, control, pass, call, received } = setUpVoice(documents);
  const told = {
    statusCallback: BACK,
    statusCallbackEvent: ["initiated", "answered", "completed"],
  };
  const first = await call({ url: VOICE, ...told });
  await call({ url: "https://example.com/missing", fallbackUrl: `${VOICE}#rc=2`, ...told });
  await call({ twiml: "<Response><Say>Broken</Response>", ...told });
  const { callSid } = control.callIn({ from: RINGS, url: VOICE });
  await pass(15);
  await client.calls(first.sid).update({ url: "https://example.com/after" });
  await pass(5);
  control.hangUp(callSid);
  await pass(20);
  await control.callbacks.settled();
  return {
    requests: control.requests(),
    callbacks: control.callbacks.list(),
    alerts: control.alerts(),
    received: received.map(({ headers, ...rest }) => ({ ...rest, headers: [...headers] })),
    calls: (await client.calls.list()).map((one) => JSON.stringify(one.toJSON())),
  };
}

it("goes the same way to the letter each time, with every document, callback and complaint", async () => {
  const [first, second] = [await recorded(), await recorded()];
  const asked = new Set(first.received.map(({ url }) => new URL(url).pathname));
  expect([...asked].toSorted()).toEqual([
    "/after",
    "/back",
    "/lobby",
    "/missing",
    "/music",
    "/voice",
  ]);
  expect(first.alerts.length).toBeGreaterThan(2);
  expect(first.callbacks.length).toBeGreaterThan(8);
  expect(second).toEqual(first);
}, 30_000);
