import { describe, expect, it } from "vitest";
import { RINGS } from "../testing/numbers";
import { BACK, setUpReceiver } from "../testing/receiver";

const ALL = ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"];
const asked = {
  conferenceStatusCallback: BACK,
  conferenceStatusCallbackEvent: ALL,
};

/** Two people, one with the label agent, in a conference that calls back about everything. */
async function conference() {
  const world = setUpReceiver();
  const agent = await world.dial("Lobby", { ...asked, label: "agent" });
  const customer = await world.dial("Lobby", { label: "customer" });
  await world.pass(1);
  const { participants } = world.client.conferences(agent.conferenceSid);
  return { ...world, agent, customer, participants, conferenceSid: agent.conferenceSid };
}

describe("conference status callbacks", () => {
  it("tell of a start with all that Twilio says, numbered from 1", async () => {
    const { received, conferenceSid, simulator, agent } = await conference();
    expect(
      received.map(({ form }) => [form["SequenceNumber"], form["StatusCallbackEvent"]]),
    ).toEqual([
      ["1", "participant-join"],
      ["2", "participant-join"],
      ["3", "conference-start"],
    ]);
    expect(received[0]?.form).toEqual({
      ConferenceSid: conferenceSid,
      FriendlyName: "Lobby",
      AccountSid: simulator.accountSid,
      SequenceNumber: "1",
      Timestamp: "Mon, 05 Jan 2026 09:00:00 +0000",
      StatusCallbackEvent: "participant-join",
      CallSid: agent.callSid,
      Muted: "false",
      Hold: "false",
      Coaching: "false",
      EndConferenceOnExit: "false",
      StartConferenceOnEnter: "true",
      ParticipantLabel: "agent",
    });
    expect(received[2]?.form).not.toHaveProperty("CallSid");
  });

  it("tell of each change, and of none that changes nothing", async () => {
    const { participants, agent, customer, events, pass, received } = await conference();
    received.length = 0;
    const changes = [
      { muted: true },
      { muted: true },
      { muted: false },
      { hold: true },
      { hold: false },
      { coaching: true, callSidToCoach: customer.callSid },
      { endConferenceOnExit: true },
      { beepOnExit: false },
    ];
    for (const change of changes) {
      await participants(agent.callSid).update(change);
      await pass(1);
    }
    expect(events()).toEqual([
      "participant-mute",
      "participant-unmute",
      "participant-hold",
      "participant-unhold",
      "participant-modify",
      "participant-modify",
      "participant-modify",
    ]);
    expect(received.at(-1)?.form).toMatchObject({ Coaching: "true", EndConferenceOnExit: "true" });
  });

  it("tell who left and why, and who ended it", async () => {
    const { participants, agent, events, pass, received, control } = await conference();
    await participants("customer").update({ endConferenceOnExit: true });
    const ringing = await participants.create({ from: "+14155550100", to: RINGS });
    await pass(1);
    received.length = 0;
    control.busy(ringing.callSid);
    await participants("customer").remove();
    await pass(1);
    expect(events()).toEqual([
      "participant-leave",
      "participant-leave",
      "participant-leave",
      "conference-end",
    ]);
    const [failed, customer, left, end] = received.map(({ form }) => form);
    expect(failed).toMatchObject({
      ParticipantCallStatus: "busy",
      ReasonParticipantLeft: "participant_add_failed",
    });
    expect(customer).toMatchObject({ ReasonParticipantLeft: "participant_hung_up" });
    expect(left).toMatchObject({
      CallSid: agent.callSid,
      ParticipantCallStatus: "completed",
      ReasonParticipantLeft: "moderator_ended_conference",
    });
    expect(end).toMatchObject({
      ParticipantLabelEndingConference: "customer",
      ReasonConferenceEnded: "participant-with-end-conference-on-exit-kicked",
      Reason: expect.stringContaining("removed"),
    });
  });

  it("tell who talks and who falls silent, unless nobody can hear it", async () => {
    const { participants, agent, control, pass, received } = await conference();
    received.length = 0;
    control.talk(agent.callSid);
    control.talk(agent.callSid);
    control.fallSilent(agent.callSid);
    await participants("agent").update({ muted: true });
    control.talk(agent.callSid);
    await pass(1);
    const told = received.map(({ form }) => [form["StatusCallbackEvent"], form["CallSid"]]);
    expect(told).toEqual([
      ["participant-speech-start", agent.callSid],
      ["participant-speech-stop", agent.callSid],
      ["participant-mute", agent.callSid],
    ]);
  });

  it("tell that who is muted while talking has stopped, and that they go on once unmuted", async () => {
    const { participants, control, agent, pass, received } = await conference();
    received.length = 0;
    control.talk(agent.callSid);
    await participants("agent").update({ muted: true });
    control.fallSilent(agent.callSid);
    control.talk(agent.callSid);
    await participants("agent").update({ muted: false });
    control.fallSilent(agent.callSid);
    await pass(1);
    expect(received.map(({ form }) => form["StatusCallbackEvent"])).toEqual([
      "participant-speech-start",
      "participant-mute",
      "participant-speech-stop",
      "participant-unmute",
      "participant-speech-start",
      "participant-speech-stop",
    ]);
  });

  it("tell nothing of what is set about somebody whose phone still rings", async () => {
    const { participants, dial, control, pass, received } = await conference();
    const { callSid } = await dial("Lobby", { to: RINGS, label: "late" });
    received.length = 0;
    await participants("late").update({ muted: true, hold: true });
    control.answer(callSid);
    await pass(1);
    expect(received.map(({ form }) => form)).toMatchObject([
      { StatusCallbackEvent: "participant-join", Muted: "true", Hold: "true" },
    ]);
  });

  it("tell when an announcement is over, to one or to all", async () => {
    const { participants, client, conferenceSid, pass, received, customer } = await conference();
    received.length = 0;
    const announceUrl = "https://example.com/say";
    await participants("agent").update({ announceUrl });
    await participants("customer").update({ announceUrl });
    await client.conferences(conferenceSid).update({ announceUrl });
    await participants(customer.callSid).remove();
    await pass(6);
    const said = received.filter(({ form }) => form["StatusCallbackEvent"] === "announcement-end");
    expect(said.map(({ form }) => form["ParticipantLabel"])).toEqual([
      "agent",
      undefined,
      undefined,
    ]);
    expect(said[0]?.form["AnnounceUrl"]).toBe(announceUrl);
  });

  it("tell of start and end when nothing was chosen", async () => {
    const { dial, client, events, pass } = setUpReceiver();
    const { conferenceSid } = await dial("Lobby", { conferenceStatusCallback: BACK });
    await dial("Lobby");
    await client.conferences(conferenceSid).update({ status: "completed" });
    await pass(1);
    expect(events()).toEqual(["conference-start", "conference-end"]);
  });

  it("go to whom the first participant chose, or to nobody", async () => {
    const { dial, received, pass } = setUpReceiver();
    await dial("Quiet");
    await dial("Quiet", asked);
    await pass(1);
    expect(received).toEqual([]);
    await dial("Loud", asked);
    await dial("Loud", { ...asked, conferenceStatusCallback: "https://example.com/other" });
    await pass(1);
    expect(new Set(received.map(({ url }) => url))).toEqual(new Set([BACK]));
  });

  it("come after the answer", async () => {
    const { control, client, received, clock, conferenceSid } = await conference();
    received.length = 0;
    await client.conferences(conferenceSid).update({ status: "completed" });
    expect(received).toEqual([]);
    expect(control.callbacks.list({ event: "conference-end" })).toMatchObject([
      { state: "waiting", attempts: [] },
    ]);
    clock.advance(10);
    await control.callbacks.settled();
    expect(received).toHaveLength(3);
  });
});
