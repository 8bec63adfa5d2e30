import { describe, expect, it } from "vitest";
import { OURS, RINGS } from "../testing/numbers";
import { setUpReceiver } from "../testing/receiver";
import { rejection } from "../testing/room";

/** A conference that is recorded because of its first participant. */
async function setUpRecorded() {
  const world = setUpReceiver();
  const { dial, client } = world;
  const first = await dial("Lobby", {
    conferenceRecord: "true",
    conferenceRecordingStatusCallback: "https://example.com/recorded",
    conferenceRecordingStatusCallbackEvent: ["in-progress", "completed", "absent"],
  });
  const conference = client.conferences(first.conferenceSid);
  const onlySid = async () => (await conference.recordings.list())[0]?.sid ?? "";
  return { ...world, first, conference, onlySid };
}

describe("recording a conference", () => {
  it("begins when two are connected, and has Twilio's form", async () => {
    const { first, conference, dial, ask, account } = await setUpRecorded();
    expect(await conference.recordings.list()).toEqual([]);
    await dial("Lobby", { to: RINGS });
    expect(await conference.recordings.list()).toEqual([]);
    await dial("Lobby");
    const path = `${account}/Conferences/${first.conferenceSid}/Recordings`;
    const { recordings, ...envelope } = await (await ask("GET", `${path}.json`)).json();
    expect(envelope).toMatchObject({ page: 0, page_size: 50, start: 0, end: 0 });
    expect(recordings).toEqual([
      {
        account_sid: expect.stringMatching(/^AC/),
        api_version: "2010-04-01",
        call_sid: first.callSid,
        conference_sid: first.conferenceSid,
        channels: 1,
        date_created: "Mon, 05 Jan 2026 09:00:01 +0000",
        date_updated: "Mon, 05 Jan 2026 09:00:01 +0000",
        start_time: "Mon, 05 Jan 2026 09:00:01 +0000",
        price: null,
        price_unit: null,
        duration: null,
        sid: expect.stringMatching(/^RE[0-9a-f]{32}$/),
        source: "Conference",
        status: "in-progress",
        error_code: null,
        encryption_details: null,
        uri: `${path}/${recordings[0].sid}.json`,
      },
    ]);
  });

  it("is there to be had a little after the conference has ended", async () => {
    const { conference, dial, pass, received } = await setUpRecorded();
    await dial("Lobby");
    await pass(70);
    await conference.update({ status: "completed" });
    const [processing] = await conference.recordings.list();
    expect(processing).toMatchObject({ status: "processing", duration: null });
    await pass(3);
    const [recording] = await conference.recordings.list();
    expect(recording).toMatchObject({ status: "completed", duration: "70", price: "-0.0050" });
    const told = received.map(({ form }) => [form["RecordingStatus"], form["RecordingDuration"]]);
    expect(told).toEqual([
      ["in-progress", undefined],
      ["completed", "70"],
    ]);
  });

  it("leaves out a pause, or is silent in it", async () => {
    const { conference, dial, pass, onlySid } = await setUpRecorded();
    await dial("Lobby");
    const sid = await onlySid();
    await pass(10);
    const paused = await conference
      .recordings("Twilio.CURRENT")
      .update({ status: "paused", pauseBehavior: "skip" });
    expect(paused).toMatchObject({ sid, status: "paused" });
    await pass(100);
    await conference.recordings(sid).update({ status: "in-progress" });
    await pass(5);
    await conference.recordings(sid).update({ status: "paused" });
    await pass(5);
    expect(await conference.recordings(sid).update({ status: "stopped" })).toMatchObject({
      status: "stopped",
    });
    await pass(3);
    expect(await conference.recordings(sid).fetch()).toMatchObject({
      status: "completed",
      duration: "20",
    });
  });

  it("is absent when there was next to nothing", async () => {
    const { conference, dial, pass, received } = await setUpRecorded();
    await dial("Lobby");
    await conference.update({ status: "completed" });
    await pass(3);
    const [recording] = await conference.recordings.list();
    expect(recording).toMatchObject({ status: "absent", errorCode: 16101 });
    expect(received.at(-1)?.form["RecordingStatus"]).toBe("absent");
  });

  it("can be deleted, but only once it is over", async () => {
    const { conference, dial, pass, onlySid } = await setUpRecorded();
    await dial("Lobby");
    const sid = await onlySid();
    expect((await rejection(conference.recordings(sid).remove())).code).toBe(20009);
    await conference.recordings(sid).update({ status: "stopped" });
    expect(await conference.recordings(sid).remove()).toBe(true);
    await pass(5);
    expect(await conference.recordings.list()).toEqual([]);
  });

  it("cannot be what it is not", async () => {
    const { conference, dial, onlySid } = await setUpRecorded();
    const current = conference.recordings("Twilio.CURRENT");
    expect((await rejection(current.update({ status: "paused" }))).status).toBe(404);
    await dial("Lobby");
    const sid = await onlySid();
    expect((await rejection(current.update({ status: "in-progress" }))).code).toBe(16114);
    await current.update({ status: "stopped" });
    expect(await rejection(conference.recordings(sid).update({ status: "paused" }))).toMatchObject({
      status: 400,
      code: 16114,
    });
    expect((await rejection(conference.recordings(`RE${"0".repeat(32)}`).fetch())).code).toBe(
      20404,
    );
  });

  it("is found by its day, and only in its own conference", async () => {
    const { conference, dial, client } = await setUpRecorded();
    await dial("Lobby");
    const other = await dial("Other");
    const days = async (dateCreated: string) =>
      (await conference.recordings.list({ dateCreated: new Date(dateCreated) })).length;
    expect(await days("2026-01-05")).toBe(1);
    expect(await days("2026-01-06")).toBe(0);
    expect(await client.conferences(other.conferenceSid).recordings.list()).toEqual([]);
  });
});

it("records a single leg, and calls back about that", async () => {
  const { client, control, pass, received } = setUpReceiver();
  const { callSid } = await client.conferences("Lobby").participants.create({
    from: OURS,
    to: RINGS,
    record: true,
    recordingChannels: "dual",
    recordingTrack: "inbound",
    recordingStatusCallback: "https://example.com/leg",
    recordingStatusCallbackEvent: ["started", "completed"],
  });
  await pass(1);
  control.answer(callSid);
  await pass(30);
  control.hangUp(callSid);
  await pass(3);
  expect(received.map(({ form }) => form)).toMatchObject([
    { CallSid: callSid, RecordingStatus: "started", RecordingTrack: "inbound" },
    { RecordingStatus: "completed", RecordingDuration: "30", RecordingChannels: "2" },
  ]);
});

it("does not guess which one is meant where two are running", async () => {
  const { control, dial, conference } = await setUpRecorded();
  await dial("Lobby");
  // Two are never begun here; a state that somebody has written may have them.
  const { store, ...rest } = control.save();
  const rows = store.recordings.rows.flatMap(([row, order]) => [
    [row, order],
    [{ ...row, sid: `RE${"2".repeat(32)}` }, order + 1],
  ]);
  control.load({ ...rest, store: { ...store, recordings: { ...store.recordings, rows } } });
  const pausing = conference.recordings("Twilio.CURRENT").update({ status: "paused" });
  expect(await rejection(pausing)).toMatchObject({ status: 400, code: 16108 });
});
