import { describe, expect, it } from "vitest";
import { check } from "@/lib/catalogue/check";
import { subscriptionsFor } from "./subscriptions";

const base = "https://board.example.com/api/twilio/callbacks";
const subscribed = (options: Parameters<typeof subscriptionsFor>[0], conference: string) => ({
  ...options,
  ...subscriptionsFor(options, conference, base),
});
const sid = `CF${"1a".repeat(16)}`;
const dial = { to: "+15005550015", from: "+14155550100" };

const ofConference = {
  conferenceStatusCallback: `${base}/conference`,
  conferenceStatusCallbackMethod: "POST",
  conferenceStatusCallbackEvent: [
    "start",
    "end",
    "join",
    "leave",
    "mute",
    "hold",
    "modify",
    "speaker",
    "announcement",
  ],
};
const ofCall = {
  statusCallback: `${base}/call?conference=${sid}`,
  statusCallbackMethod: "POST",
  statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
};

describe("a dial", () => {
  it("calls back about its conference and its call", () => {
    expect(subscribed(dial, sid)).toEqual({ ...dial, ...ofConference, ...ofCall });
  });

  it("into a conference that has no SID yet names none", () => {
    const { statusCallback } = subscribed(dial, "New: sales & co");
    expect(statusCallback).toBe(`${base}/call`);
  });

  it("that detects machines tells what it has found", () => {
    expect(subscribed({ ...dial, machineDetection: "Enable" }, sid)).toEqual({
      ...dial,
      ...ofConference,
      ...ofCall,
      machineDetection: "Enable",
      amdStatusCallback: `${base}/machine-detection?conference=${sid}`,
      amdStatusCallbackMethod: "POST",
    });
  });

  it.each([
    [{ record: true }, "recordingStatusCallback"],
    [{ conferenceRecord: "true" }, "conferenceRecordingStatusCallback"],
    [{ conferenceRecord: "record-from-start" }, "conferenceRecordingStatusCallback"],
  ])("that records, %o, tells how that goes", (asked, option) => {
    expect(subscribed({ ...dial, ...asked }, sid)).toEqual({
      ...dial,
      ...ofConference,
      ...ofCall,
      ...asked,
      [option]: `${base}/recording?conference=${sid}`,
      [`${option}Method`]: "POST",
      [`${option}Event`]: ["in-progress", "completed", "failed", "absent"],
    });
  });

  it.each([
    { record: false },
    { conferenceRecord: "false" },
    { conferenceRecord: "do-not-record" },
  ])("that does not record, %o, has nothing to tell of it", (asked) => {
    const options = { ...dial, ...asked };
    expect(subscribed(options, sid)).toEqual({ ...options, ...ofConference, ...ofCall });
  });

  it.each([
    { statusCallback: "https://example.com/mine" },
    { statusCallback: "https://example.com/mine", statusCallbackEvent: ["completed"] },
    { statusCallbackEvent: ["answered"] },
    { statusCallbackMethod: "GET" },
  ])("leaves what a person has set as it is: %o", (own) => {
    expect(subscribed({ ...dial, ...own }, sid)).toEqual({
      ...dial,
      ...own,
      ...ofConference,
    });
  });

  it("leaves a person's own callbacks of every kind as they are", () => {
    const own = {
      ...dial,
      machineDetection: "Enable",
      record: true,
      conferenceRecord: "true",
      statusCallback: "https://example.com/a",
      conferenceStatusCallback: "https://example.com/b",
      amdStatusCallback: "https://example.com/c",
      recordingStatusCallback: "https://example.com/d",
      conferenceRecordingStatusCallback: "https://example.com/e",
    };
    expect(subscribed(own, sid)).toEqual(own);
  });

  it("asks for nothing that Twilio does not know", () => {
    const everything = { machineDetection: "Enable", record: true, conferenceRecord: "true" };
    const sent = subscribed({ ...dial, ...everything }, sid);
    expect(check("createParticipant", { ...sent })).toEqual([]);
  });
});
