import { describe, expect, it } from "vitest";
import { isServed } from "../routes/router";
import { setUp } from "../testing/room";
import { readRequestExamples, unlessThere } from "./document";
import { sendOddRequests } from "./oversight";
import { recorded } from "./scenes";

const BELOW_ACCOUNT = "/2010-04-01/Accounts/{AccountSid}/";
const sid = (prefix: string, digit = "a") => prefix + digit.repeat(32);

const served = readRequestExamples().filter(
  ({ method, path }) =>
    path.startsWith(BELOW_ACCOUNT) &&
    isServed(method, path.slice(BELOW_ACCOUNT.length).replace(/\.json$/, "")),
);

/** An account with the SIDs of Twilio's examples: two people in a conference that is being recorded. */
async function asInTheExamples() {
  const world = setUp({
    accountSid: sid("AC"),
    send: () => Promise.resolve(new Response("<Response/>")),
  });
  const { control, client } = world;
  await recorded(world);
  const [conference] = await client.conferences.list({ status: "in-progress" });
  const { participants, recordings } = client.conferences(conference?.sid ?? "");
  const [coachee, participant] = await participants.list();
  const [recording] = await recordings.list();
  const names = [
    [conference?.sid, sid("CF")],
    [participant?.callSid, sid("CA")],
    [coachee?.callSid, sid("CA", "b")],
    [recording?.sid, sid("RE")],
  ];
  const state = names.reduce(
    (text, [mine = "", theirs = ""]) => text.replaceAll(mine, theirs),
    JSON.stringify(control.save()),
  );
  control.load(JSON.parse(state));
  return world;
}

/** An example that is called after a friendly name goes to one. */
const pathOf = (path: string, name: string) =>
  path
    .replace("{AccountSid}", sid("AC"))
    .replace("{ConferenceSid}", /FriendlyName/.test(name) ? "MyRoom" : sid("CF"))
    .replace("{CallSid}", sid("CA"))
    .replace(
      "{Sid}",
      sid(path.includes("Recordings") ? "RE" : path.includes("Calls") ? "CA" : "CF"),
    );

describe.skipIf(served.length === 0)(`Twilio's request examples${unlessThere}`, () => {
  it("are there for all that is changed or listed", () => {
    expect(served.filter(({ method }) => method === "POST").length).toBeGreaterThanOrEqual(27);
    expect(served.filter(({ method }) => method === "GET").length).toBeGreaterThanOrEqual(22);
  });

  it.each(served)(
    "are taken as they stand: $operationId, $name",
    async ({ method, path, name, status, parameters }) => {
      sendOddRequests();
      const { ask } = await asInTheExamples();
      const query = new URLSearchParams(parameters).toString();
      const address = pathOf(path, name);
      const response =
        method === "GET"
          ? await ask(method, `${address}?${query}`)
          : await ask(method, address, { form: query });
      const why = response.status === status ? "" : await response.text();
      expect([response.status, why]).toEqual([status, ""]);
    },
  );
});
