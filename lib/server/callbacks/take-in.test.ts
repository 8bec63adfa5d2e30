import { asc } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { orm } from "../database/database";
import { events } from "../database/record";
import { hearTwilioClock } from "../gateway/twilio-clock";
import { append } from "../record/events";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { takeIn } from "./take-in";
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CALL,
  CONFERENCE,
  muted,
  ORIGIN,
  RECORDING,
  ringing,
  type Sent,
  sent,
} from "./testing/signed";

const account = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, origin: ORIGIN };
const PATH = "/api/twilio/callbacks";

const take = async (source: Parameters<typeof takeIn>[1], one: Sent) => {
  const path = `${PATH}/${source}`;
  return (await takeIn(sent({ path, ...one }), source, account)).status;
};
const written = () => orm().select().from(events).orderBy(asc(events.id));

describeOnEach("what Twilio tells", () => {
  beforeEach(() => void boot());

  it("of a conference is on record, with who it is about", async () => {
    expect(await take("conference", { form: muted })).toBe(204);
    expect(await written()).toMatchObject([
      {
        kind: "callback",
        personId: null,
        conferenceSid: CONFERENCE,
        callSid: CALL,
        conferenceName: "Support",
        participantName: "Ana",
        payload: {
          source: "conference",
          event: "participant-mute",
          sequence: 4,
          timestamp: "2026-01-05T09:00:04.000Z",
          friendlyName: "Support",
          participant: {
            callSid: CALL,
            label: "Ana",
            muted: true,
            hold: false,
            coaching: false,
            startConferenceOnEnter: true,
            endConferenceOnExit: false,
          },
        },
      },
    ]);
  });

  it("of a leaving says how and why", async () => {
    const left = {
      ...muted,
      StatusCallbackEvent: "participant-leave",
      ParticipantCallStatus: "busy",
      ReasonParticipantLeft: "participant_add_failed",
    };
    await take("conference", { form: left });
    // A word that is not known is no reason to lose that somebody has left.
    await take("conference", {
      form: { ...left, SequenceNumber: "5", ParticipantCallStatus: "?" },
    });
    const [first, second] = await written();
    expect(first?.payload).toMatchObject({
      callStatus: "busy",
      reasonParticipantLeft: "participant_add_failed",
    });
    expect(second?.payload).not.toHaveProperty("callStatus");
  });

  it("of a conference's end is about nobody", async () => {
    const { ConferenceSid, FriendlyName, AccountSid, SequenceNumber, Timestamp } = muted;
    const form = {
      ConferenceSid,
      FriendlyName,
      AccountSid,
      SequenceNumber,
      Timestamp,
      StatusCallbackEvent: "conference-end",
      ReasonConferenceEnded: "last-participant-left",
      CallSidEndingConference: CALL,
    };
    await take("conference", { form });
    const [row] = await written();
    expect(row).toMatchObject({ callSid: null, participantName: null });
    expect(row?.payload).toMatchObject({
      participant: null,
      reasonConferenceEnded: "last-participant-left",
      callSidEndingConference: CALL,
    });
  });

  it("of an announcement to somebody who has left is about nobody", async () => {
    const { Muted: _, Hold: __, Coaching: ___, ...form } = muted;
    expect(
      await take("conference", { form: { ...form, StatusCallbackEvent: "announcement-end" } }),
    ).toBe(204);
    const [row] = await written();
    expect(row).toMatchObject({ callSid: null, payload: { participant: null } });
    // Without them, what happened to a participant cannot be understood.
    expect(await take("conference", { form })).toBe(400);
  });

  it("of a call, of machine detection and of recordings is on record too", async () => {
    const ended = { ...ringing, CallStatus: "failed", SequenceNumber: "2", SipResponseCode: "404" };
    const about = { CallSid: CALL, AccountSid: ACCOUNT_SID };
    const recording = { RecordingSid: RECORDING, RecordingStatus: "completed" };
    await take("call", { form: ended });
    await take("machine-detection", {
      form: { ...about, AnsweredBy: "human", MachineDetectionDuration: "2150" },
    });
    await take("recording", { form: { ...about, ...recording, RecordingDuration: "6" } });
    await take("recording", {
      form: { AccountSid: ACCOUNT_SID, ConferenceSid: CONFERENCE, ...recording },
    });
    const rows = await written();
    expect(rows.map(({ payload }) => payload)).toEqual([
      {
        source: "call",
        callSid: CALL,
        status: "failed",
        sequence: 2,
        timestamp: "2026-01-05T09:00:01.000Z",
        from: "+14155550100",
        to: "+15005550015",
        direction: "outbound-api",
        sipResponseCode: 404,
      },
      { source: "machine-detection", callSid: CALL, answeredBy: "human", duration: 2150 },
      {
        source: "recording",
        recordingSid: RECORDING,
        status: "completed",
        callSid: CALL,
        duration: 6,
      },
      {
        source: "recording",
        recordingSid: RECORDING,
        status: "completed",
        callSid: null,
        duration: null,
      },
    ]);
    expect(rows.map(({ conferenceSid }) => conferenceSid)).toEqual([null, null, null, CONFERENCE]);
  });

  it("twice, or at once, or with another token, changes nothing", async () => {
    const detected = { CallSid: CALL, AccountSid: ACCOUNT_SID, AnsweredBy: "human" };
    const once = () => [
      take("conference", { form: muted, token: "1" }),
      take("conference", { form: muted, token: "1" }),
      take("conference", { form: muted, token: "2" }),
      take("call", { form: ringing, token: "3" }),
      take("call", { form: ringing }),
      take("machine-detection", { form: detected, token: "4" }),
      take("machine-detection", { form: detected, token: "4" }),
      take("machine-detection", { form: detected, token: "5" }),
    ];
    const statuses = await Promise.all([...once(), ...once()]);
    expect(new Set(statuses)).toEqual(new Set([204]));
    expect(await written()).toHaveLength(3);
  });

  it("of a call belongs to the conference in its address", async () => {
    const path = `${PATH}/call?conference=${CONFERENCE}`;
    await take("call", { form: ringing, path });
    expect(await written()).toMatchObject([{ conferenceSid: CONFERENCE, callSid: CALL }]);
  });

  it("of a call belongs to the conference that the record knows it in", async () => {
    const path = `${PATH}/call?conference=Support`;
    await take("call", { form: ringing, path });
    await append({
      kind: "read",
      at: new Date(),
      person: null,
      key: "a look",
      conferenceSid: CONFERENCE,
      callSid: CALL,
      payload: { participants: [], gone: [], calls: [] },
    });
    await take("call", { form: { ...ringing, CallStatus: "in-progress", SequenceNumber: "2" } });
    const rows = await written();
    expect(rows.map(({ conferenceSid }) => conferenceSid)).toEqual([null, CONFERENCE, CONFERENCE]);
  });

  it("late counts for the time that Twilio says, by our clock", async () => {
    const now = Date.now();
    const twilio = Date.parse("2026-01-05T09:00:10.000Z");
    hearTwilioClock({ date: new Date(twilio).toUTCString(), sent: now, received: now });
    await take("conference", { form: muted });
    const [row] = await written();
    expect(row?.at.getTime()).toBe(now - 10_000 + 4000 + 999);
  });
});
