import { describe, expect, it, vi } from "vitest";
import { present } from "@/lib/model/room";
import type { Fetch } from "./gateway/transport";
import { performers } from "./performers";
import { readRoom, rememberedRoom } from "./rooms";
import { faultFrom, OURS, RINGS, setUp } from "./testing/gateway";
import { boot } from "./testing/process";

/** A conference that the board has already read, and what was asked of Twilio since. */
async function watched(scene = setUp()) {
  const booted = boot(scene);
  const { sid, callSid } = booted.conference([{ label: "Ana" }, { label: "Ben" }]);
  await readRoom(sid);
  const before = booted.asked().length;
  const since = () => booted.asked().slice(before);
  const leg = (label: string) => rememberedRoom(sid)?.legs.find((one) => one.label === label);
  const ana = { conferenceSid: sid, callSid: callSid("Ana") };
  const path = `/Conferences/${sid}/Participants/${callSid("Ana")}.json`;
  return { ...booted, sid, callSid, ana, path, since, leg };
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
  it("is believed as it is answered, and is on the board at once", async () => {
    const { ana, path, since, leg } = await watched();
    const { participant } = await performers.updateParticipant(ana, { muted: true });
    expect(participant).toMatchObject({ label: "Ana", muted: true });
    expect(since()).toEqual([`POST ${path}`]);
    expect(leg("Ana")).toMatchObject({ muted: true });
    expect(leg("Ben")).toMatchObject({ muted: false });
  });

  it("that Twilio answers with the old value was not taken", async () => {
    const { ana } = await watched(setUp({ wire: forgetful("muted", false) }));
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
    const { ana, callSid, path, since } = await watched();
    const coachee = "coaching" in options && { callSidToCoach: callSid("Ben") };
    const asked = { ...options, ...coachee };
    const { participant } = await performers.updateParticipant(ana, asked);
    expect(participant).toMatchObject(asked);
    expect(since()).toEqual([`POST ${path}`, `GET ${path}`]);
  });

  it.each([
    ["hold", { hold: true }, true, "hold is false"],
    ["endConferenceOnExit", { endConferenceOnExit: true }, true, "endConferenceOnExit is false"],
  ])("is not taken when the read says otherwise: %s", async (option, options, value, said) => {
    const key = option.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { ana, leg } = await watched(setUp({ wire: forgetful(key, value) }));
    const fault = await faultFrom(performers.updateParticipant(ana, options));
    expect(fault).toMatchObject({
      kind: "not-taken",
      option,
      message: expect.stringContaining(said),
    });
    // The board shows what was read, not what was promised.
    expect(leg("Ana")).toMatchObject({ [option]: false });
  });

  it("is not taken when somebody else is coached", async () => {
    const { ana, callSid } = await watched(setUp({ wire: forgetful("coaching", true) }));
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
    const scene = await watched(setUp({ wire }));
    const { ana, callSid } = scene;
    const { participant } = await performers.updateParticipant(ana, { hold: true });
    expect(participant).toMatchObject({ hold: true });
  });

  it("may have been done where it cannot be read back", async () => {
    const { ana, control, since } = await watched();
    control.fault({ path: "/Participants/", method: "GET", kind: "500" });
    const fault = await faultFrom(performers.updateParticipant(ana, { hold: true }));
    expect(fault).toMatchObject({ kind: "unavailable", code: 20500, unsure: true });
    expect(fault.message).toContain("accepted the change");
    expect(since()).toHaveLength(2);
  });

  it("says nothing of a coachee when coaching stops", async () => {
    const { ana, callSid } = await watched();
    const callSidToCoach = callSid("Ben");
    await performers.updateParticipant(ana, { coaching: true, callSidToCoach });
    const stopped = await performers.updateParticipant(ana, { coaching: false, callSidToCoach });
    expect(stopped.participant).toMatchObject({ coaching: false, callSidToCoach: null });
  });
});

describe("a removal", () => {
  it("is on the board at once", async () => {
    const { ana, path, since, leg } = await watched();
    expect(await performers.removeParticipant(ana, {})).toEqual({});
    expect(since()).toEqual([`DELETE ${path}`]);
    expect(leg("Ana")?.ended?.how).toBe("removed");
    expect(leg("Ben")?.ended).toBeNull();
  });

  it.each(["removeParticipant", "updateParticipant"] as const)(
    "and a change need somebody: %s",
    async (operation) => {
      const { sid, since } = await watched();
      const fault = await faultFrom(performers[operation]({ conferenceSid: sid }, {}));
      expect(fault.kind).toBe("invalid");
      expect(since()).toEqual([]);
    },
  );
});

describe("a conference", () => {
  it("that is ended has nobody in it any more", async () => {
    const { sid } = await watched();
    const target = { conferenceSid: sid };
    const { conference } = await performers.updateConference(target, { status: "completed" });
    expect(conference).toMatchObject({ status: "completed" });
    const room = rememberedRoom(sid);
    expect(room?.conference.status).toBe("completed");
    expect(room && present(room)).toEqual([]);
  });

  it("that hears an announcement goes on", async () => {
    const { sid } = await watched();
    const announceUrl = "https://example.com/soon.mp3";
    await performers.updateConference({ conferenceSid: sid }, { announceUrl });
    const room = rememberedRoom(sid);
    expect(room && present(room)).toHaveLength(2);
  });
});

describe("a dial", () => {
  it("is on the board at once", async () => {
    const { sid, leg } = await watched();
    const options = { to: RINGS, from: OURS, label: "Cleo" };
    await performers.createParticipant({ conferenceSid: sid }, options);
    await vi.waitFor(() => expect(leg("Cleo")).toMatchObject({ status: "queued", ended: null }));
  });

  it("that is over at once is on the board of a conference nobody had looked at", async () => {
    const { clock } = boot();
    const busy = { to: "+15005550012", from: OURS, label: "Cleo" };
    const dialled = await performers.createParticipant({ conferenceSid: "Lobby" }, busy);
    const sid = dialled.participant?.conferenceSid ?? "";
    await vi.waitFor(() => expect(rememberedRoom(sid)?.legs).toHaveLength(1));
    clock.advance(1000);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2000 });
    const [leg] = (await readRoom(sid)).legs;
    vi.useRealTimers();
    expect(leg).toMatchObject({ label: "Cleo", ended: { how: "busy" } });
  });
});
