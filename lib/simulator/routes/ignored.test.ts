import { describe, expect, it } from "vitest";
import { wireValues } from "@/lib/catalogue/wire";
import { setUp } from "../testing/room";

/** Two in a running conference, and what their Twilio fetches. */
function running() {
  const fetched: string[] = [];
  const world = setUp({
    send: async ({ url }) => {
      fetched.push(url);
      return new Response("<Response/>");
    },
  });
  const { conferenceSid, participants } = world.control.seedConference({
    friendlyName: "Support",
    participants: [{ label: "agent" }, { label: "customer" }],
  });
  const conference = world.client.conferences(conferenceSid);
  const callSid = participants[1]?.callSid ?? "";
  return {
    ...world,
    fetched,
    conference,
    conferenceSid,
    one: conference.participants(callSid),
    callSid,
  };
}

describe("what is taken and ignored", () => {
  const URL = "https://a.example/music";

  it.each([
    ["on hold", { hold: true }, { endConferenceOnExit: true }, false],
    ["on hold, among others", { hold: true }, { endConferenceOnExit: true, muted: true }, false],
    ["put on hold again", { hold: true }, { endConferenceOnExit: true, hold: true }, false],
    ["brought back with it", { hold: true }, { endConferenceOnExit: true, hold: false }, true],
    ["put on hold with it", { hold: false }, { endConferenceOnExit: true, hold: true }, true],
    ["not on hold", { hold: false }, { endConferenceOnExit: true }, true],
  ])("is the end of the conference with one who is %s", async (_, before, change, ends) => {
    const { conference, one } = running();
    await one.update(before);
    expect((await one.update(change)).endConferenceOnExit).toBe(true);
    expect((await one.fetch()).endConferenceOnExit).toBe(ends);
    await one.remove();
    const { status } = await conference.fetch();
    expect(status).toBe(ends ? "completed" : "in-progress");
  });

  it("turns off no end of the conference either while one is on hold", async () => {
    const { one } = running();
    await one.update({ endConferenceOnExit: true, muted: true });
    await one.update({ hold: true });
    await one.update({ endConferenceOnExit: false });
    expect((await one.fetch()).endConferenceOnExit).toBe(true);
    await one.update({ hold: false });
    await one.update({ endConferenceOnExit: false });
    expect((await one.fetch()).endConferenceOnExit).toBe(false);
  });

  it.each([
    ["music for the hold of one who is not put on hold", { holdUrl: URL }, "HoldUrl"],
    ["music for a hold that ends", { hold: false, holdUrl: URL }, "HoldUrl"],
    ["music to wait to, once it has started", { waitUrl: URL }, "WaitUrl"],
  ])("is %s, and a header says so", async (_, change, name) => {
    const { ask, account, control, fetched, conferenceSid, callSid } = running();
    const path = `${account}/Conferences/${conferenceSid}/Participants/${callSid}.json`;
    const form = new URLSearchParams(wireValues("updateParticipant", change)).toString();
    const response = await ask("POST", path, { form });
    expect(response.status).toBe(200);
    expect(response.headers.get("Simulator-Hint")).toMatch(`${name} is ignored: `);
    await control.settled();
    expect(fetched).toEqual([]);
  });

  it("is an announcement to somebody before the conference has started", async () => {
    const { dial, client, control, fetched } = running();
    const { conferenceSid, callSid } = await dial("Lobby");
    const one = client.conferences(conferenceSid).participants(callSid);
    expect((await one.update({ announceUrl: URL })).status).toBe("connected");
    await control.settled();
    expect(fetched).toEqual([]);
    await dial("Lobby");
    await one.update({ announceUrl: URL });
    await control.settled();
    expect(fetched).toEqual([URL]);
  });
});
