import twilio from "twilio";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BACK, setUpReceiver } from "../testing/receiver";

// All files of these tests share a process.
afterEach(() => void vi.useRealTimers());

const refused = () =>
  Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } }));
const status = (code: number) => () => new Response("no", { status: code });

/** One callback about the end of a call, sent to this address. */
async function calledBack(
  url = BACK,
  answer?: Parameters<ReturnType<typeof setUpReceiver>["answers"]>[0],
) {
  const world = setUpReceiver();
  if (answer) world.answers(answer);
  const { callSid } = await world.dial("Lobby", { statusCallback: url });
  world.control.hangUp(callSid);
  await world.pass(1);
  const [record] = world.control.callbacks.list();
  return { ...world, callSid, record, alerts: world.control.alerts() };
}

describe("a callback's request", () => {
  it("is a signed form with Twilio's headers", async () => {
    const { received, record, simulator } = await calledBack();
    const [{ method, headers, form } = { method: "", headers: new Headers(), form: {} }] = received;
    expect(method).toBe("POST");
    expect(headers.get("Content-Type")).toContain("application/x-www-form-urlencoded");
    expect(headers.get("User-Agent")).toBe("TwilioProxy/1.1");
    expect(headers.get("X-Home-Region")).toBe("us1");
    expect(headers.get("I-Twilio-Idempotency-Token")).toBe(record?.token);
    const signature = headers.get("X-Twilio-Signature") ?? "";
    expect(twilio.validateRequest(simulator.authToken, signature, BACK, form)).toBe(true);
  });

  it("has its parameters in the address when it is a GET, and signs them there", async () => {
    const { dial, control, pass, received, simulator } = setUpReceiver();
    const asked = { statusCallback: `${BACK}?room=1#rc=2`, statusCallbackMethod: "GET" };
    const { callSid } = await dial("Lobby", asked);
    control.hangUp(callSid);
    await pass(1);
    const [{ method, headers, url } = { method: "", headers: new Headers(), url: "" }] = received;
    expect(method).toBe("GET");
    expect(url).toContain(`${BACK}?room=1&CallSid=${callSid}&`);
    expect(url).not.toContain("#");
    const signature = headers.get("X-Twilio-Signature") ?? "";
    expect(twilio.validateRequest(simulator.authToken, signature, url, {})).toBe(true);
  });

  it("carries the address's user as credentials", async () => {
    const { received } = await calledBack("https://dana:p%40ss@example.com/back");
    expect(received[0]?.url).toBe(BACK);
    expect(received[0]?.headers.get("Authorization")).toBe(`Basic ${btoa("dana:p@ss")}`);
  });
});

describe("delivery", () => {
  it("is on record with each attempt", async () => {
    const { record, alerts } = await calledBack();
    expect(record).toMatchObject({ event: "completed", state: "delivered", url: BACK });
    expect(record?.attempts).toMatchObject([{ status: 204, problem: null }]);
    expect(alerts).toEqual([]);
  });

  it("is not tried again when the server says no, and the debugger is told", async () => {
    const { record, alerts, callSid } = await calledBack(BACK, status(500));
    expect(record).toMatchObject({ state: "failed", attempts: [{ status: 500 }] });
    expect(alerts).toMatchObject([
      { code: 15003, level: "warning", resourceSid: callSid, url: BACK },
    ]);
  });

  it("is tried once more when there is no connection, with the same token", async () => {
    const { received, record, alerts } = await calledBack(BACK, refused);
    expect(record?.attempts).toHaveLength(2);
    const tokens = received.map(({ headers }) => headers.get("I-Twilio-Idempotency-Token"));
    expect(tokens).toEqual([record?.token, record?.token]);
    expect(alerts).toMatchObject([{ code: 11202, level: "error" }]);
  });

  it.each([
    ["rc=3&rp=5xx", status(503), 4],
    ["rc=3&rp=4xx", status(503), 1],
    ["rc=2&rp=all", status(404), 3],
    ["rc=0", refused, 1],
    ["rc=9", refused, 2],
    ["rc=2&rp=5xx", refused, 1],
  ])("follows the overrides #%s", async (overrides, answer, attempts) => {
    const { record } = await calledBack(`${BACK}#${overrides}`, answer);
    expect(record?.attempts).toHaveLength(attempts);
  });

  it("says when a retry policy makes no sense", async () => {
    const { alerts, record } = await calledBack(`${BACK}#rp=sometimes`);
    expect(alerts).toMatchObject([{ code: 11243 }]);
    expect(record?.state).toBe("delivered");
  });

  it("stops as soon as the server takes it", async () => {
    let asked = 0;
    const { record } = await calledBack(`${BACK}#rc=5&rp=5xx`, () =>
      ++asked < 3 ? new Response(null, { status: 502 }) : new Response(null, { status: 200 }),
    );
    expect(record?.attempts.map((attempt) => attempt.status)).toEqual([502, 502, 200]);
    expect(record?.state).toBe("delivered");
  });

  it.each([
    ["", 15_000],
    ["#rt=400", 400],
    ["#tt=700", 700],
  ])("waits for an answer only so long: %s", async (overrides, patience) => {
    const { dial, control, clock, answers } = setUpReceiver();
    answers(() => new Promise<Response>(() => {}));
    const { callSid } = await dial("Lobby", { statusCallback: BACK + overrides });
    control.hangUp(callSid);
    clock.advance(10);
    await new Promise(setImmediate);
    clock.advance(patience - 1);
    await new Promise(setImmediate);
    expect(control.callbacks.list()[0]?.state).toBe("sending");
    clock.advance(1);
    await control.callbacks.settled();
    expect(control.callbacks.list()[0]?.state).toBe("failed");
    expect(control.alerts()).toMatchObject([{ code: 11203 }]);
  });

  it("does not wait for ever while time stands still", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { dial, control, answers } = setUpReceiver();
    answers(() => new Promise<Response>(() => {}));
    const { callSid } = await dial("Lobby", { statusCallback: BACK });
    control.hangUp(callSid);
    void control.callbacks.step();
    vi.advanceTimersByTime(15_000);
    await control.callbacks.settled();
    expect(control.alerts()).toMatchObject([{ code: 11203 }]);
  });

  it("follows redirects, and leaves the parameters behind", async () => {
    const { received, record } = await calledBack(BACK, ({ url }) =>
      url === BACK
        ? new Response(null, { status: 307, headers: { Location: "/moved" } })
        : new Response(null, { status: 200 }),
    );
    expect(received[1]).toMatchObject({
      url: "https://example.com/moved",
      method: "GET",
      form: {},
    });
    expect(record?.state).toBe("delivered");
  });

  it("gives up on a redirect that leads to itself", async () => {
    const { alerts, record } = await calledBack(BACK, () => Response.redirect(BACK, 302));
    expect(alerts).toMatchObject([{ code: 11215 }]);
    expect(record?.attempts).toHaveLength(1);
  });

  it("reports a conference's callback that is refused as a conference event", async () => {
    const { dial, answers, pass, control } = setUpReceiver();
    answers(status(404));
    const asked = { conferenceStatusCallback: BACK, conferenceStatusCallbackEvent: ["join"] };
    const { conferenceSid } = await dial("Lobby", asked);
    await pass(1);
    expect(control.alerts({ code: 16011 })).toMatchObject([{ resourceSid: conferenceSid }]);
  });
});
