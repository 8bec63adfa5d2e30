import { describe, expect, it } from "vitest";
import { sendOddRequests } from "../conformance/oversight";
import { OURS, RINGS } from "../testing/numbers";
import { rejection, setUp } from "../testing/room";

async function supportCall() {
  const world = setUp();
  const { conferenceSid, participants } = world.control.seedConference({
    friendlyName: "Support",
    participants: [
      { label: "agent" },
      { label: "customer", direction: "inbound" },
      { label: "supervisor", muted: true },
    ],
  });
  const [agent, customer, supervisor] = participants.map(({ callSid }) => callSid);
  return {
    ...world,
    conferenceSid,
    conference: world.client.conferences(conferenceSid),
    agent: agent ?? "",
    customer: customer ?? "",
    supervisor: supervisor ?? "",
  };
}

describe("a participant on the wire", () => {
  it("has Twilio's keys in Twilio's order, with Twilio's types", async () => {
    const { ask, account, conferenceSid, agent } = await supportCall();
    const path = `${account}/Conferences/${conferenceSid}/Participants/${agent}.json`;
    const response = await ask("GET", path);
    const body = await response.json();
    expect(Object.keys(body)).toEqual([
      "account_sid",
      "call_sid",
      "label",
      "conference_sid",
      "date_created",
      "date_updated",
      "end_conference_on_exit",
      "muted",
      "hold",
      "status",
      "start_conference_on_enter",
      "coaching",
      "call_sid_to_coach",
      "queue_time",
      "uri",
    ]);
    expect(body).toMatchObject({
      date_created: "Mon, 05 Jan 2026 09:00:00 +0000",
      muted: false,
      status: "connected",
      call_sid_to_coach: null,
      queue_time: null,
      uri: path,
    });
  });

  it("is found by its label, percent-encoded", async () => {
    const { control, client } = setUp();
    const label = "Ana Ruiz (agent) ü?&#";
    const { conferenceSid } = control.seedConference({
      friendlyName: "Support",
      participants: [{ label }, {}],
    });
    const found = await client
      .conferences(conferenceSid)
      .participants(encodeURIComponent(label))
      .fetch();
    expect(found.label).toBe(label);
  });
});

describe("changing a participant", () => {
  it.each([
    ["Muted", "true", true],
    ["Muted", "True", true],
    ["Muted", "TRUE", true],
    ["Muted", "false", false],
    ["Muted", "False", false],
    ["Muted", "1", false],
    ["Muted", "yes", false],
    ["Hold", "true", true],
    ["Hold", "1", false],
    ["Hold", "on", false],
    ["Hold", "0", false],
    ["EndConferenceOnExit", "1", false],
  ])("takes only true for true, and says what else counts for: %s=%s", async (name, value, is) => {
    sendOddRequests();
    const { ask, account, conference, conferenceSid, agent } = await supportCall();
    const one = conference.participants(agent);
    await one.update({ muted: !is, hold: name === "Hold" && !is, endConferenceOnExit: !is });
    const path = `${account}/Conferences/${conferenceSid}/Participants/${agent}.json`;
    const response = await ask("POST", path, { form: `${name}=${value}` });
    expect(response.status).toBe(200);
    const key = name.replace(/\B[A-Z]/g, "_$&").toLowerCase();
    expect(await response.json()).toMatchObject({ [key]: is });
    const hint = `${name}=${value} counts as false: only "true" is true.`;
    const plain = /^(true|false)$/i.test(value);
    expect(response.headers.get("Simulator-Hint")).toBe(plain ? null : hint);
  });

  it("changes only what was sent", async () => {
    const { conference, customer } = await supportCall();
    await conference.participants(customer).update({ hold: true, holdUrl: "https://a.example/m" });
    const after = await conference.participants(customer).update({ muted: true });
    expect(after).toMatchObject({ hold: true, endConferenceOnExit: false, muted: true });
  });

  it("moves date_updated along with the clock", async () => {
    const { conference, customer, clock } = await supportCall();
    clock.advance(5_000);
    const { dateCreated, dateUpdated } = await conference
      .participants(customer)
      .update({ hold: true });
    expect(dateUpdated.getTime() - dateCreated.getTime()).toBe(5_000);
  });

  it("refuses a URL that is not absolute and a method that is neither GET nor POST", async () => {
    const { conference, customer } = await supportCall();
    const one = conference.participants(customer);
    expect(await rejection(one.update({ hold: true, holdUrl: "/music" }))).toMatchObject({
      status: 400,
      code: 21205,
    });
    expect(await rejection(one.update({ announceMethod: "PUT" }))).toMatchObject({
      status: 400,
      code: 21209,
    });
    expect((await one.fetch()).hold).toBe(false);
  });
});

describe("coaching", () => {
  it("begins with the SID alone, moves to another, and ends", async () => {
    const { conference, agent, customer, supervisor } = await supportCall();
    const coach = conference.participants(supervisor);
    expect(await coach.update({ callSidToCoach: agent })).toMatchObject({
      coaching: true,
      callSidToCoach: agent,
    });
    expect(await coach.update({ coaching: true, callSidToCoach: customer })).toMatchObject({
      callSidToCoach: customer,
    });
    expect(await coach.update({ coaching: false })).toMatchObject({
      coaching: false,
      callSidToCoach: null,
    });
  });

  it("needs a SID", async () => {
    const { conference, supervisor } = await supportCall();
    const { status } = await rejection(
      conference.participants(supervisor).update({ coaching: true }),
    );
    expect(status).toBe(400);
  });

  it("refuses somebody whose phone still rings", async () => {
    const { conference, conferenceSid, supervisor, dial } = await supportCall();
    const { callSid } = await dial(conferenceSid, { to: RINGS });
    const coach = conference.participants(supervisor);
    expect((await rejection(coach.update({ callSidToCoach: callSid }))).code).toBe(16028);
  });

  it("refuses somebody on hold, somebody elsewhere and oneself", async () => {
    const { conference, agent, supervisor, control } = await supportCall();
    const coach = conference.participants(supervisor);
    await conference.participants(agent).update({ hold: true });
    const elsewhere = control.seedConference({ friendlyName: "Other", participants: [{}, {}] });
    const stranger = elsewhere.participants[0]?.callSid ?? "";
    expect((await rejection(coach.update({ callSidToCoach: agent }))).code).toBe(16027);
    expect((await rejection(coach.update({ callSidToCoach: stranger }))).code).toBe(16028);
    expect((await rejection(coach.update({ callSidToCoach: supervisor }))).code).toBe(16028);
  });

  it("goes on, heard by nobody, when the coachee leaves", async () => {
    const { conference, agent, supervisor, control } = await supportCall();
    await conference.participants(supervisor).update({ callSidToCoach: agent });
    control.hangUp(agent);
    expect(await conference.participants(supervisor).fetch()).toMatchObject({
      coaching: true,
      callSidToCoach: agent,
    });
  });
});

describe("leaving", () => {
  it("answers 204 to a removal, and then knows nobody of that SID", async () => {
    const { conference, agent, client } = await supportCall();
    expect(await conference.participants(agent).remove()).toBe(true);
    expect(await rejection(conference.participants(agent).fetch())).toMatchObject({
      status: 404,
      code: 20404,
    });
    expect((await client.calls(agent).fetch()).status).toBe("completed");
    expect(await conference.participants.list()).toHaveLength(2);
  });

  it("cancels a phone that still rings", async () => {
    const { dial, client, conference, conferenceSid } = await supportCall();
    const { callSid } = await dial(conferenceSid, { to: RINGS });
    expect((await conference.participants(callSid).fetch()).status).toBe("ringing");
    await conference.participants(callSid).remove();
    expect((await client.calls(callSid).fetch()).status).toBe("canceled");
  });

  it("keeps a phone that was removed while it rang from ever answering", async () => {
    const { dial, client, conferenceSid, conference, clock } = await supportCall();
    const { callSid } = await dial(conferenceSid, { to: "+12125550188" });
    await conference.participants(callSid).remove();
    clock.advance(10_000);
    expect((await client.calls(callSid).fetch()).status).toBe("canceled");
    expect(await conference.participants.list()).toHaveLength(3);
  });

  it("frees the label", async () => {
    const { dial, conferenceSid, conference } = await supportCall();
    const again = { from: OURS, label: "customer" };
    expect((await rejection(dial(conferenceSid, again))).code).toBe(16026);
    await conference.participants("customer").remove();
    expect((await dial(conferenceSid, again)).label).toBe("customer");
  });
});

describe("the list", () => {
  it("filters by Muted, Hold and Coaching", async () => {
    const { conference, agent, supervisor } = await supportCall();
    await conference.participants(supervisor).update({ callSidToCoach: agent });
    await conference.participants("customer").update({ hold: true });
    const labels = async (filter: { muted?: boolean; hold?: boolean; coaching?: boolean }) =>
      (await conference.participants.list(filter)).map(({ label }) => label);
    expect(await labels({ muted: true })).toEqual(["supervisor"]);
    expect(await labels({ hold: false })).toEqual(["supervisor", "agent"]);
    expect(await labels({ coaching: true })).toEqual(["supervisor"]);
    expect(await labels({ muted: true, hold: true })).toEqual([]);
  });

  it("is empty, not missing, once the conference has ended", async () => {
    const { conference, agent } = await supportCall();
    await conference.update({ status: "completed" });
    expect(await conference.participants.list()).toEqual([]);
    expect(await rejection(conference.participants(agent).fetch())).toMatchObject({
      status: 404,
      code: 20404,
    });
  });
});
