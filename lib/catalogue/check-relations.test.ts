import { describe, expect, it } from "vitest";
import { check } from "./check";
import type { Context } from "./check-relations";

const CALL = `CA${"0".repeat(32)}`;
const TRUNK = `BY${"0".repeat(32)}`;
const URL = "https://example.com/";
const phones = { to: "+14155550123", from: "+14155550100" };
const sip = { to: "sip:ana@example.com", from: "ana" };
const client = { to: "client:ana", from: "client:bob" };

/** What is said, as "option severity". */
function create(values: object, context?: Context): string[] {
  return check("createParticipant", values, context).map(
    ({ option, severity }) => `${option} ${severity}`,
  );
}

function update(values: object, context?: Context): string[] {
  return check("updateParticipant", values, context).map(
    ({ option, severity }) => `${option} ${severity}`,
  );
}

const recorded = { ...phones, record: true, conferenceRecord: "true", machineDetection: "Enable" };

/** Of which options it is said that the board loses something by them. */
const loses = (values: object, context: Context) =>
  check("createParticipant", { ...recorded, ...values }, context)
    .filter(({ message }) => /\b[Tt]he board('s record)? then /.test(message))
    .map(({ option, severity }) => `${option} ${severity}`);

describe("adding a participant", () => {
  it("refuses coaching without somebody to coach", () => {
    expect(create({ ...phones, coaching: true })).toEqual(["coaching error"]);
    expect(create({ ...phones, coaching: true, callSidToCoach: CALL })).toEqual([]);
    expect(create({ ...phones, callSidToCoach: CALL })).toEqual([]);
    expect(create({ ...phones, coaching: false })).toEqual([]);
  });

  it("notices somebody to coach while coaching is off", () => {
    expect(create({ ...phones, coaching: false, callSidToCoach: CALL })).toEqual([
      "callSidToCoach notice",
    ]);
  });

  it("warns that a muted coach is heard by nobody", () => {
    expect(create({ ...phones, coaching: true, callSidToCoach: CALL, muted: true })).toEqual([
      "coaching notice",
    ]);
  });

  it("warns of a coach who takes the conference down with them", () => {
    const coach = { ...phones, coaching: true, callSidToCoach: CALL };
    expect(create({ ...coach, endConferenceOnExit: true })).toEqual(["endConferenceOnExit notice"]);
    expect(create({ ...coach, endConferenceOnExit: false })).toEqual([]);
  });

  it.each(["client:bob", "bob"])("refuses a call to a phone from %s", (from) => {
    expect(create({ ...phones, from })).toEqual(["from error"]);
    expect(create({ ...phones, callerId: from })).toEqual(["callerId error"]);
    expect(create({ ...sip, from, callerId: from })).toEqual([]);
  });

  it.each(["+266696687", "+7378742833", "+464"])(
    "goes on under what stands for a withheld number only with the token of its call: %s",
    (from) => {
      expect(create({ ...phones, from })).toEqual(["from error"]);
      expect(create({ ...phones, callerId: from })).toEqual(["callerId error"]);
      expect(create({ ...phones, from, callToken: "token" })).toEqual([]);
      expect(create({ ...phones, to: from, callToken: "token" })).toEqual(["to error"]);
    },
  );

  it("lets the emergency services be called, and says so", () => {
    expect(create({ ...phones, to: "911", emergencyState: "CA" })).toEqual(["to notice"]);
    expect(create({ ...phones, emergencyState: "CA" })).toEqual(["emergencyState notice"]);
  });

  it("uses a BYOC trunk only for phones", () => {
    expect(create({ ...phones, byoc: TRUNK })).toEqual([]);
    expect(create({ ...client, byoc: TRUNK })).toEqual(["byoc notice"]);
  });

  it("uses push notifications only for clients", () => {
    expect(create({ ...client, clientNotificationUrl: URL })).toEqual([]);
    expect(create({ ...phones, clientNotificationUrl: URL })).toEqual([
      "clientNotificationUrl notice",
    ]);
  });

  it("uses names and passwords only for SIP, and only together", () => {
    const signIn = { sipAuthUsername: "ana", sipAuthPassword: "open sesame" };
    expect(create({ ...sip, ...signIn, callerDisplayName: "Ana" })).toEqual([]);
    expect(create({ ...sip, sipAuthUsername: "ana" })).toEqual(["sipAuthUsername error"]);
    expect(create({ ...sip, sipAuthPassword: "open sesame" })).toEqual(["sipAuthPassword notice"]);
    expect(create({ ...phones, ...signIn, callerDisplayName: "Ana" })).toEqual([
      "sipAuthUsername notice",
      "sipAuthPassword notice",
      "callerDisplayName notice",
    ]);
  });

  it("says nothing about the kind of endpoint before there is one", () => {
    expect(create({ ...sip, to: undefined, callerDisplayName: "Ana" })).toEqual(["to error"]);
    expect(create({ from: "bob", to: "+1" })).toEqual(["to error"]);
  });

  it.each([
    ["statusCallback", "statusCallbackMethod", "GET"],
    ["statusCallback", "statusCallbackEvent", ["ringing"]],
    ["waitUrl", "waitMethod", "GET"],
    ["conferenceStatusCallback", "conferenceStatusCallbackMethod", "GET"],
    ["conferenceStatusCallback", "conferenceStatusCallbackEvent", ["join"]],
    ["recordingStatusCallback", "recordingStatusCallbackMethod", "GET"],
    ["recordingStatusCallback", "recordingStatusCallbackEvent", ["failed"]],
    ["conferenceRecordingStatusCallback", "conferenceRecordingStatusCallbackMethod", "GET"],
    ["conferenceRecordingStatusCallback", "conferenceRecordingStatusCallbackEvent", ["failed"]],
    ["amdStatusCallback", "amdStatusCallbackMethod", "GET"],
  ])("has no use for a URL's companion without %s: %s", (url, option, value) => {
    const on = {
      ...phones,
      record: true,
      conferenceRecord: "true",
      machineDetection: "Enable",
      amdStatusCallback: URL,
    };
    const without = { ...on, [url]: undefined, [option]: value };
    expect(create(without)).toContain(`${option} notice`);
    expect(create({ ...on, [url]: URL, [option]: value })).toEqual([]);
  });

  it("has no use for the method of silence", () => {
    expect(create({ ...phones, waitUrl: "", waitMethod: "GET" })).toEqual(["waitMethod notice"]);
  });

  it("tunes the detection of machines only where there is one", () => {
    const tuning = {
      machineDetectionTimeout: 20,
      machineDetectionSilenceTimeout: 3000,
      amdStatusCallback: URL,
    };
    expect(create({ ...phones, ...tuning })).toEqual(
      Object.keys(tuning).map((option) => `${option} notice`),
    );
    expect(create({ ...phones, ...tuning, machineDetection: "Enable" })).toEqual([]);
    expect(create({ ...phones, machineDetection: "Enable" })).toEqual(["machineDetection notice"]);
  });

  it("advises an address of one's own for machines only where the board is not called back", () => {
    const detecting = { ...phones, machineDetection: "Enable" };
    expect(create(detecting, { boardIsCalledBack: true })).toEqual([]);
    const said = check("createParticipant", detecting, { boardIsCalledBack: false });
    expect(said).toMatchObject([{ option: "machineDetection", severity: "notice" }]);
  });

  const calledBack = { boardIsCalledBack: true, conferenceHasParticipants: false };
  it.each([
    ["statusCallback", "statusCallbackEvent", ["ringing"]],
    ["conferenceStatusCallback", "conferenceStatusCallbackEvent", ["join"]],
    ["amdStatusCallback", "amdStatusCallbackMethod", "GET"],
    ["recordingStatusCallback", "recordingStatusCallbackEvent", ["failed"]],
    ["conferenceRecordingStatusCallback", "conferenceRecordingStatusCallbackMethod", "GET"],
  ])("warns that %s, or %s alone, takes the board's address away", (url, part, value) => {
    expect(loses({ [url]: URL }, calledBack)).toEqual([`${url} notice`]);
    expect(loses({ [url]: URL, [part]: value }, calledBack)).toEqual([`${url} notice`]);
    expect(loses({ [part]: value }, calledBack)).toEqual([`${part} notice`]);
    expect(loses({}, calledBack)).toEqual([]);
    expect(loses({ [url]: URL }, { boardIsCalledBack: false })).toEqual([]);
    expect(loses({ [url]: URL }, {})).toEqual([]);
    const later = { ...calledBack, conferenceHasParticipants: true };
    const counts = url !== "conferenceStatusCallback";
    expect(loses({ [url]: URL }, later)).toEqual(counts ? [`${url} notice`] : []);
  });

  it("shapes recordings only where something is recorded", () => {
    const participant = { recordingChannels: "dual", recordingTrack: "both", trim: "do-not-trim" };
    expect(create({ ...phones, ...participant, record: true })).toEqual([]);
    expect(create({ ...phones, ...participant, record: false })).toHaveLength(3);
    expect(
      create({ ...phones, conferenceTrim: "do-not-trim", conferenceRecord: "record-from-start" }),
    ).toEqual([]);
    expect(
      create({ ...phones, conferenceTrim: "do-not-trim", conferenceRecord: "do-not-record" }),
    ).toHaveLength(1);
  });

  it("takes a recording configuration for either recording", () => {
    const values = { ...phones, recordingConfigurationId: "mine" };
    expect(create(values)).toEqual(["recordingConfigurationId notice"]);
    expect(create({ ...values, record: true })).toEqual([]);
    expect(create({ ...values, conferenceRecord: "true" })).toEqual([]);
  });

  it("tells who comes later that the first participant decided", () => {
    const values = { ...phones, region: "ie1", maxParticipants: 10, conferenceStatusCallback: URL };
    expect(create(values)).toEqual([]);
    expect(create(values, { conferenceHasParticipants: false })).toEqual([]);
    expect(create(values, { conferenceHasParticipants: true })).toHaveLength(3);
  });

  it("tells who comes later that nobody waits any more", () => {
    const values = { ...phones, waitUrl: URL, startConferenceOnEnter: true };
    expect(create(values, { conferenceHasStarted: false })).toEqual([]);
    expect(create(values, { conferenceHasStarted: true })).toEqual([
      "startConferenceOnEnter notice",
      "waitUrl notice",
    ]);
  });
});

describe("changing a participant", () => {
  it("plays hold music only to somebody who is put on hold", () => {
    expect(update({ hold: true, holdUrl: URL, holdMethod: "GET" })).toEqual([]);
    expect(update({ hold: false, holdUrl: URL })).toEqual(["holdUrl notice"]);
    expect(update({ holdUrl: URL })).toEqual(["holdUrl notice"]);
    expect(update({ hold: true, holdMethod: "GET" })).toEqual(["holdMethod notice"]);
  });

  it("refuses coaching without somebody to coach", () => {
    expect(update({ coaching: true })).toEqual(["coaching error"]);
    expect(update({ coaching: true, callSidToCoach: CALL })).toEqual([]);
    expect(update({ muted: false, coaching: false })).toEqual([]);
  });

  it("warns where hold, coaching and announcements come together", () => {
    expect(update({ hold: true, coaching: true, callSidToCoach: CALL })).toEqual(["hold notice"]);
    expect(update({ hold: true, announceUrl: URL })).toEqual(["hold notice"]);
    expect(update({ announceUrl: URL, coaching: true, callSidToCoach: CALL })).toEqual([
      "announceUrl notice",
    ]);
    expect(update({ announceUrl: URL, coaching: false, hold: false })).toEqual([]);
  });

  it("doubts that endConferenceOnExit lasts when it is sent alone", () => {
    expect(update({ endConferenceOnExit: true })).toEqual(["endConferenceOnExit notice"]);
    expect(update({ endConferenceOnExit: true, muted: false })).toEqual([]);
  });

  const held = { participantIsOnHold: true };
  it.each<[string, object, Context, string[]]>([
    ["on hold", { endConferenceOnExit: true, muted: true }, held, ["endConferenceOnExit notice"]],
    ["on hold", { endConferenceOnExit: false, muted: true }, held, ["endConferenceOnExit notice"]],
    ["held again", { endConferenceOnExit: true, hold: true }, held, ["endConferenceOnExit notice"]],
    ["brought back", { endConferenceOnExit: true, hold: false }, held, []],
    ["not on hold", { endConferenceOnExit: true, muted: true }, { participantIsOnHold: false }, []],
    ["who knows where", { endConferenceOnExit: true, muted: true }, {}, []],
    ["on hold", { coaching: true, callSidToCoach: CALL }, held, ["coaching notice"]],
    ["on hold", { coaching: false, muted: true }, held, []],
  ])("says what comes to nothing with one who is %s", (_, values, context, said) => {
    expect(update(values, context)).toEqual(said);
  });

  it("announces to nobody before the conference has started", () => {
    const announcement = { announceUrl: URL };
    expect(update(announcement, { conferenceHasStarted: false })).toEqual(["announceUrl notice"]);
    expect(update(announcement, { conferenceHasStarted: true })).toEqual([]);
    expect(update(announcement)).toEqual([]);
    const all = check("updateConference", announcement, { conferenceHasStarted: false });
    expect(all).toMatchObject([{ option: "announceUrl", severity: "notice" }]);
  });

  it("knows no label and no other option of adding", () => {
    expect(update({ label: "bob" })).toEqual(["label error"]);
  });
});

describe("changing a conference", () => {
  it("warns that nobody is left to hear an announcement at its end", () => {
    const said = check("updateConference", { status: "completed", announceUrl: URL });
    expect(said).toMatchObject([{ option: "status", severity: "notice" }]);
  });
});
