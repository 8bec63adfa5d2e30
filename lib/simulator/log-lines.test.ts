import { expect, it } from "vitest";
import { ConnectionReset } from "./control/faults";
import { loggedSend, loggedSimulator } from "./log-lines";
import { createSimulator } from "./simulator";

/** The lines without their times. */
function lines() {
  const printed: string[] = [];
  const print = (line: string) => printed.push(line);
  const plain = () =>
    printed.map((line) => line.replace(/^[\d:.]{12} /, "").replace(/, [\d.]+ ms$/, ""));
  return { print, plain };
}

it("a request is a line, without its query and without its credentials", async () => {
  const { print, plain } = lines();
  const simulator = createSimulator();
  const { accountSid, authToken, control } = simulator;
  const { handle } = loggedSimulator(simulator, print);
  const path = `/2010-04-01/Accounts/${accountSid}/Conferences.json`;
  const address = `http://localhost${path}?FriendlyName=Dana`;
  const headers = { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  await handle(new Request(address, { headers }));
  await handle(new Request(address));
  control.fault({ path: "/Conferences", kind: "reset" });
  await expect(handle(new Request(address, { headers }))).rejects.toThrow(ConnectionReset);
  expect(plain()).toEqual([
    `<- GET ${path} 200`,
    `<- GET ${path} 401`,
    `<- GET ${path} The simulator was told to reset this connection`,
  ]);
});

it("a callback is a line with what it tells of, and arrives whole", async () => {
  const { print, plain } = lines();
  const arrived: string[] = [];
  const send = loggedSend(async (request) => {
    arrived.push(await request.text());
    if (arrived.length === 2) throw new Error("The connection failed");
    return new Response(null, { status: 204 });
  }, print);
  const form = new URLSearchParams({ StatusCallbackEvent: "participant-join", CallSid: "CA1" });
  const byGet = "https://example.com/call?CallStatus=completed&AnsweredBy=human";
  await send(new Request(byGet), { connectTimeout: 1 });
  arrived.length = 0;
  const sent = () =>
    send(new Request("https://example.com/back?who=Dana", { method: "POST", body: form }), {
      connectTimeout: 1,
    });
  await sent();
  await expect(sent()).rejects.toThrow("The connection failed");
  expect(arrived).toEqual([String(form), String(form)]);
  expect(plain()).toEqual([
    "-> GET //example.com/call completed 204",
    "-> POST //example.com/back participant-join 204",
    "-> POST //example.com/back participant-join The connection failed",
  ]);
});
