import { describe, expect, it } from "vitest";
import { rejection, setUp } from "../testing/room";

/** An agent and a customer in a conference, and a supervisor who is about to be odd. */
function conference() {
  const world = setUp();
  const { conferenceSid, participants } = world.control.seedConference({
    friendlyName: "Support",
    participants: [{ label: "agent" }, { label: "customer" }, { label: "supervisor" }],
  });
  const room = world.client.conferences(conferenceSid).participants;
  const labels = async () => (await room.list()).map(({ label }) => label);
  return { ...world, conferenceSid, room, labels, callSid: participants[2]?.callSid ?? "" };
}

describe("somebody odd", () => {
  it("is a ghost: gone, but listed", async () => {
    const { control, room, labels, callSid, client, conferenceSid } = conference();
    control.setQuirk(callSid, "ghost");
    expect(await labels()).toEqual(["supervisor", "customer", "agent"]);
    expect((await client.calls(callSid).fetch()).status).toBe("completed");
    expect(await rejection(room(callSid).update({ muted: true }))).toMatchObject({ code: 20404 });
    expect(await rejection(room(callSid).remove())).toMatchObject({ code: 20404 });
    expect(control.hears(conferenceSid)).not.toHaveProperty(callSid);
    expect(() => control.setQuirk(callSid, null)).toThrow("is a ghost, and stays one");
    await client.conferences(conferenceSid).update({ status: "completed" });
    expect(await labels()).toEqual([]);
  });

  it("talks without being listed", async () => {
    const { control, labels, callSid, conferenceSid, room } = conference();
    control.setQuirk(callSid, "unlisted");
    expect(await labels()).toEqual(["customer", "agent"]);
    expect(Object.values(control.hears(conferenceSid)).flat()).toContain(callSid);
    expect((await room(callSid).fetch()).label).toBe("supervisor");
    control.setQuirk(callSid, null);
    expect(await labels()).toHaveLength(3);
  });

  it("is told to be muted, and is not", async () => {
    const { control, room, callSid } = conference();
    control.setQuirk(callSid, "mute-does-not-take");
    expect((await room(callSid).update({ muted: true, hold: true })).muted).toBe(true);
    expect(await room(callSid).fetch()).toMatchObject({ muted: false, hold: true });
  });

  it("is ordinary again with all the others, or at last gone", async () => {
    const { control, labels, callSid, room, client } = conference();
    const [agent = ""] = (await room.list()).map((one) => one.callSid).toReversed();
    control.setQuirk(agent, "unlisted");
    control.setQuirk(callSid, "ghost");
    const alone = control.seedConference({ friendlyName: "Haunted", participants: [{}] });
    control.setQuirk(alone.participants[0]?.callSid ?? "", "ghost");
    control.clearQuirks();
    expect(await labels()).toEqual(["customer", "agent"]);
    const haunted = await client.conferences(alone.conferenceSid).fetch();
    expect(haunted.reasonConferenceEnded).toBe("last-participant-left");
  });

  it("has to exist", () => {
    const { control } = conference();
    expect(() => control.setQuirk("CA1", "ghost")).toThrow("No participant has the Call SID CA1.");
  });
});

it("forgets EndConferenceOnExit that is changed alone, if it is told to", async () => {
  const { control, room } = conference();
  control.setExitAloneSticks(false);
  const alone = await room("agent").update({ endConferenceOnExit: true });
  expect(alone.endConferenceOnExit).toBe(true);
  expect((await room("agent").fetch()).endConferenceOnExit).toBe(false);
  await room("agent").update({ endConferenceOnExit: true, hold: false });
  expect((await room("agent").fetch()).endConferenceOnExit).toBe(true);
  control.setExitAloneSticks(true);
  await room("agent").update({ endConferenceOnExit: false });
  expect((await room("agent").fetch()).endConferenceOnExit).toBe(false);
});
