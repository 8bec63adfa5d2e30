import { describe, expect, it } from "vitest";
import type { Fetch } from "./gateway/transport";
import { performers } from "./performers";
import { faultFrom, OURS, RINGS, setUp } from "./testing/gateway";
import { boot } from "./testing/process";

/** A conference, and what was asked of Twilio about it. */
function running(scene = setUp()) {
  const booted = boot(scene);
  const { sid, callSid } = booted.conference([{ label: "Ana" }, { label: "Ben" }]);
  const ana = { conferenceSid: sid, callSid: callSid("Ana") };
  const path = `/Conferences/${sid}/Participants/${callSid("Ana")}.json`;
  return { ...booted, sid, callSid, ana, path };
}

/** A Twilio that answers an update with the new value and keeps the old one. */
const forgetful =
  (name: string, value: unknown) =>
  (simulator: Fetch): Fetch =>
  async (request) => {
    if (request.method !== "POST") return simulator(request);
    const { url, headers } = request;
    const answer = await simulator(new Request(url, { headers }));
    return Response.json({ ...(await answer.json()), [name]: value });
  };

describe("a mute", () => {
  it("is believed as it is answered", async () => {
    const { ana, path, asked } = running();
    const { participant } = await performers.updateParticipant(ana, { muted: true });
    expect(participant).toMatchObject({ label: "Ana", muted: true });
    expect(asked()).toEqual([`POST ${path}`]);
  });

  it("that Twilio answers with the old value was not taken", async () => {
    const { ana } = running(setUp({ wire: forgetful("muted", false) }));
    const fault = await faultFrom(performers.updateParticipant(ana, { muted: true }));
    expect(fault).toEqual({
      kind: "not-taken",
      message: "Twilio accepted the change, but still says muted is false. Try it again.",
      option: "muted",
      repeatable: true,
      unsure: false,
    });
  });
});

describe("what Twilio has been seen to forget", () => {
  it.each([
    ["a hold", { hold: true }],
    ["a coach", { coaching: true, muted: false }],
    ["the end with somebody's leaving", { endConferenceOnExit: true }],
  ])("is read back: %s", async (_, options) => {
    const { ana, callSid, path, asked } = running();
    const coachee = "coaching" in options && { callSidToCoach: callSid("Ben") };
    const change = { ...options, ...coachee };
    const { participant } = await performers.updateParticipant(ana, change);
    expect(participant).toMatchObject(change);
    expect(asked()).toEqual([`POST ${path}`, `GET ${path}`]);
  });

  it.each([
    ["hold", { hold: true }, true, "hold is false"],
    ["endConferenceOnExit", { endConferenceOnExit: true }, true, "endConferenceOnExit is false"],
  ])("is not taken when the read says otherwise: %s", async (option, options, value, said) => {
    const key = option.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { ana } = running(setUp({ wire: forgetful(key, value) }));
    const fault = await faultFrom(performers.updateParticipant(ana, options));
    expect(fault).toMatchObject({
      kind: "not-taken",
      option,
      message: expect.stringContaining(said),
    });
  });

  it("is not taken from one who is on hold, which is said", async () => {
    const { ana } = running();
    await performers.updateParticipant(ana, { hold: true });
    const fault = await faultFrom(
      performers.updateParticipant(ana, { endConferenceOnExit: true, muted: true }),
    );
    expect(fault).toMatchObject({
      kind: "not-taken",
      message:
        "Twilio accepted the change, but still says endConferenceOnExit is false. Twilio ignores this while the participant is on hold. Turn hold off first, or in the same change.",
    });
    const change = { endConferenceOnExit: true, hold: false };
    expect(await performers.updateParticipant(ana, change)).toMatchObject({ participant: change });
  });

  it("is not taken when somebody else is coached", async () => {
    const { ana, callSid } = running(setUp({ wire: forgetful("coaching", true) }));
    const options = { coaching: true, callSidToCoach: callSid("Ben") };
    const fault = await faultFrom(performers.updateParticipant(ana, options));
    expect(fault).toMatchObject({ kind: "not-taken", option: "coaching" });
  });

  it("is as Twilio answered where somebody has left before it is read back", async () => {
    const wire =
      (simulator: Fetch): Fetch =>
      async (request) => {
        const answer = await simulator(request);
        if (request.method === "POST") scene.control.hangUp(callSid("Ana"));
        return answer;
      };
    const scene = running(setUp({ wire }));
    const { ana, callSid } = scene;
    const { participant } = await performers.updateParticipant(ana, { hold: true });
    expect(participant).toMatchObject({ hold: true });
  });

  it("may have been done where it cannot be read back", async () => {
    const { ana, control, asked } = running();
    control.fault({ path: "/Participants/", method: "GET", kind: "500" });
    const fault = await faultFrom(performers.updateParticipant(ana, { hold: true }));
    expect(fault).toMatchObject({ kind: "unavailable", code: 20500, unsure: true });
    expect(fault.message).toContain("accepted the change");
    expect(asked()).toHaveLength(2);
  });

  it("says nothing of a coachee when coaching stops", async () => {
    const { ana, callSid } = running();
    const callSidToCoach = callSid("Ben");
    await performers.updateParticipant(ana, { coaching: true, callSidToCoach });
    const stopped = await performers.updateParticipant(ana, { coaching: false, callSidToCoach });
    expect(stopped.participant).toMatchObject({ coaching: false, callSidToCoach: null });
  });
});

describe("a removal", () => {
  it("says nothing but that it was done", async () => {
    const { ana, path, asked } = running();
    expect(await performers.removeParticipant(ana, {})).toEqual({});
    expect(asked()).toEqual([`DELETE ${path}`]);
  });

  it.each(["removeParticipant", "updateParticipant"] as const)(
    "and a change need somebody: %s",
    async (operation) => {
      const { sid, asked } = running();
      const fault = await faultFrom(performers[operation]({ conferenceSid: sid }, {}));
      expect(fault.kind).toBe("invalid");
      expect(asked()).toEqual([]);
    },
  );
});

describe("a conference", () => {
  it("that is ended says so", async () => {
    const { sid } = running();
    const target = { conferenceSid: sid };
    const { conference } = await performers.updateConference(target, { status: "completed" });
    expect(conference).toMatchObject({ status: "completed" });
  });

  it("that has not started cannot be ended, and one learns what to do", async () => {
    const { control } = running();
    const { conferenceSid: sid } = control.seedConference({
      friendlyName: "Early",
      participants: [{ label: "Ana" }],
      status: "init",
    });
    const options = { status: "completed" } as const;
    const fault = await faultFrom(performers.updateConference({ conferenceSid: sid }, options));
    expect(fault).toMatchObject({
      kind: "invalid",
      message:
        "Twilio ends a conference only once it has started. Hang up on or remove whoever is in it instead.",
      code: 20001,
      unsure: false,
    });
  });

  it("that hears an announcement goes on", async () => {
    const { sid } = running();
    const announceUrl = "https://example.com/soon.mp3";
    const { conference } = await performers.updateConference(
      { conferenceSid: sid },
      { announceUrl },
    );
    expect(conference).toMatchObject({ status: "in-progress" });
  });
});

describe("a dial", () => {
  it("says who is being called, and in which conference, even by its name", async () => {
    const { sid } = running();
    const options = { to: RINGS, from: OURS, label: "Cleo" };
    const { participant } = await performers.createParticipant(
      { conferenceSid: "Support" },
      options,
    );
    expect(participant).toMatchObject({ conferenceSid: sid, label: "Cleo", status: "queued" });
  });
});
