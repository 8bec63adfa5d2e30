import { expect, it } from "vitest";
import { sendOddRequests } from "../conformance/oversight";
import { ANSWERS, OURS } from "../testing/numbers";
import { rejection, setUp } from "../testing/room";

it.each([
  ["client:user_290_3)", "“)”"],
  ["client:ebcb7183-0385-471e-ba4e-dff91a9cf83b", "“-”"],
  ["client:ana@example.com", "“@”"],
  ["client:ana ruiz", "a space"],
  ["client:ana.ruiz?ticket=42", "“.”"],
  [`client:${"a".repeat(257)}`, "at most 256"],
  ["client:", "client:name"],
  ["sip:example.com", "name before the host"],
  ["sip:@example.com", "name before the host"],
  ["sip:ana@", "host after the @"],
  ["+1415555012", "10 digits after +1"],
  ["+1234567890123456", "at most 15 digits"],
  ["+49123", "at least 7 digits"],
  ["+1415CALLNOW", "“CALLNOW”"],
])("refuses to call %s, and says what is wrong with it", async (to, why) => {
  const { ask, account } = setUp();
  const form = new URLSearchParams({ From: OURS, To: to }).toString();
  const path = `${account}/Conferences/Lobby/Participants.json`;
  const response = await ask("POST", path, { form });
  expect(await response.json()).toMatchObject({ status: 400, code: 21211 });
  // A header has nothing but ASCII.
  const plain = why.replaceAll(/[“”]/g, "?");
  expect(response.headers.get("Simulator-Hint")).toContain(plain);
});

it("refuses to call from a client whose name Twilio does not take", async () => {
  const { dial } = setUp();
  const refused = dial("Lobby", { to: "client:ana", from: "client:ben-2" });
  expect((await rejection(refused)).code).toBe(21212);
});

it.each([
  "client:user_290_3",
  "client:Agent_007?ticket=42",
  "sip:ana.ruiz@example.com:5061",
  "+4930123456",
  "4155550123",
])("calls %s", async (to) => {
  sendOddRequests();
  const { dial } = setUp();
  expect((await dial("Lobby", { to })).status).toBe("queued");
});

it("dials no client of such a name in TwiML either", async () => {
  const { client, clock, control } = setUp();
  const twiml = "<Response><Dial><Client>ana-ruiz</Client></Dial></Response>";
  await client.calls.create({ from: OURS, to: ANSWERS, twiml });
  clock.advance(1_000);
  await control.settled();
  expect(await client.calls.list()).toHaveLength(1);
  expect(control.alerts()).toMatchObject([{ code: 13223 }]);
});
