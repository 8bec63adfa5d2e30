import { describe, expect, it } from "vitest";
import type { FaultKind } from "@/lib/model/fault";
import { faultFrom, OURS, setUp } from "../testing/gateway";
import { refused, unanswered, unreadable } from "./faults";

const requestId = `RQ${"1".repeat(32)}`;
const write = { method: "post", requestId };
const read = { method: "get", requestId };

describe("what Twilio refuses", () => {
  it.each([
    "twilio/messaging/messages/list",
    "twilio/voice/conferences.participants/create",
    "/twilio/voice/outgoing-caller-ids/list",
  ])("because the key has no permission names it: %s", (permission) => {
    const message = `Authorization Error: required permission ${permission} is missing`;
    const { fault } = refused(401, { code: 70051, message, status: 401 }, read);
    expect(fault.message).toContain(`it lacks the permission ${permission}.`);
    expect(fault.message).not.toContain("TWILIO_ACCOUNT_SID");
  });

  it.each<[number, number, FaultKind, string?]>([
    [400, 10004, "rate-limited"],
    [400, 13223, "invalid", "to"],
    [400, 13224, "invalid", "to"],
    [400, 13227, "invalid", "to"],
    [400, 13237, "invalid"],
    [400, 13247, "invalid", "from"],
    [400, 16000, "conflict", "coaching"],
    [400, 16001, "conflict"],
    [400, 16003, "not-found"],
    [400, 16020, "conflict"],
    [400, 16021, "rate-limited"],
    [400, 16022, "not-found"],
    [400, 16024, "invalid", "label"],
    [400, 16026, "conflict", "label"],
    [400, 16027, "conflict", "callSidToCoach"],
    [400, 16028, "conflict", "callSidToCoach"],
    [400, 16099, "conflict"],
    [401, 20003, "unauthorised"],
    [405, 20004, "invalid"],
    [403, 20005, "forbidden"],
    [403, 20403, "forbidden"],
    [404, 20404, "not-found"],
    [429, 20429, "rate-limited"],
    [400, 21201, "invalid", "to"],
    [400, 21205, "invalid"],
    [400, 21210, "invalid", "from"],
    [400, 21211, "invalid", "to"],
    [400, 21212, "invalid", "from"],
    [400, 21213, "invalid", "from"],
    [400, 21214, "invalid", "to"],
    [400, 21215, "invalid", "to"],
    [400, 21216, "invalid", "to"],
    [400, 21219, "invalid", "to"],
    [400, 21220, "conflict"],
    [400, 21223, "invalid", "sipAuthPassword"],
    [400, 21227, "invalid", "to"],
    [400, 21228, "invalid", "to"],
    [400, 21229, "invalid", "to"],
    [400, 21234, "invalid", "machineDetection"],
    [401, 70051, "forbidden"],
  ])("with %i and code %i is %s", (status, code, kind, option) => {
    const { fault } = refused(status, { code, message: "Twilio's own words", status }, write);
    expect(fault).toEqual({
      kind,
      code,
      message: expect.stringMatching(/^[A-Z].*[.]$/),
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
      requestId,
      ...(option && { option }),
      repeatable: kind === "rate-limited",
      unsure: false,
    });
    expect(fault.message).not.toContain("Twilio's own words");
  });

  it.each<[number, FaultKind]>([
    [400, "invalid"],
    [401, "unauthorised"],
    [403, "forbidden"],
    [404, "not-found"],
    [409, "conflict"],
    [422, "invalid"],
    [429, "rate-limited"],
    [503, "unavailable"],
  ])("with %i and no code is %s", (status, kind) => {
    const { fault } = refused(status, undefined, read);
    expect(fault).toMatchObject({ kind, requestId, message: expect.stringMatching(/[.]$/) });
    expect(fault).not.toHaveProperty("code");
    expect(fault).not.toHaveProperty("moreInfo");
  });

  it("for a reason that we have no words for keeps Twilio's", () => {
    const body = {
      code: 99_999,
      message: "The moon is full",
      more_info: "https://example.com/moon",
    };
    expect(refused(400, body, write).fault).toMatchObject({
      kind: "invalid",
      code: 99_999,
      message: "Twilio refused this: The moon is full.",
      moreInfo: "https://example.com/moon",
    });
  });

  it.each([
    ["is a text", "No"],
    ["is a list", [1]],
    ["has other types", { code: "21211", message: 7, more_info: [] }],
  ])("is told by its status where the body %s", (_, body) => {
    expect(refused(400, body, write).fault).toEqual({
      kind: "invalid",
      message: "Twilio answered with status 400 and no explanation.",
      requestId,
      repeatable: false,
      unsure: false,
    });
  });

  it("links to a web page and to nothing else", () => {
    const body = { code: 7, message: "No", more_info: "javascript:alert(1)" };
    expect(refused(400, body, write).fault.moreInfo).toBe("https://www.twilio.com/docs/errors/7");
  });

  it("may be done all the same where Twilio broke down over a change", () => {
    expect(refused(500, { code: 20500 }, write).fault).toMatchObject({
      kind: "unavailable",
      repeatable: false,
      unsure: true,
      message: expect.stringContaining("may have been done"),
    });
    expect(refused(503, undefined, read).fault).toMatchObject({
      kind: "unavailable",
      repeatable: true,
      unsure: false,
      message: expect.not.stringContaining("may have been done"),
    });
  });
});

const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
const systemError = (code: string) => failed(Object.assign(new Error("no"), { code }));

describe("what gets no answer", () => {
  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ENETUNREACH",
    "EHOSTUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
    "CERT_HAS_EXPIRED",
  ])("was never sent when it failed with %s", (code) => {
    expect(unanswered(systemError(code), write).fault).toEqual({
      kind: "connection",
      message: expect.stringContaining("could not reach Twilio"),
      repeatable: true,
      unsure: false,
    });
  });

  it.each([
    ["ECONNRESET", systemError("ECONNRESET")],
    ["UND_ERR_SOCKET", systemError("UND_ERR_SOCKET")],
    ["something that is no error", failed({ code: "ECONNREFUSED" })],
    ["nothing known", undefined],
  ])("may have been done when it failed with %s", (_, cause) => {
    const { fault } = unanswered(cause, write);
    expect(fault).toMatchObject({ kind: "connection", repeatable: false, unsure: true });
    expect(unanswered(cause, read).fault).toMatchObject({ repeatable: true, unsure: false });
  });

  it("in ten seconds has run out of time", () => {
    const cause = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    const { fault } = unanswered(cause, write);
    expect(fault).toMatchObject({ kind: "timeout", repeatable: false, unsure: true });
    expect(fault.message).toMatch(/ten seconds.*may have been done/);
    expect(unanswered(cause, read).fault).toMatchObject({ repeatable: true, unsure: false });
  });
});

it("keeps the request's id where the answer is unreadable", () => {
  expect(unreadable(write).fault).toMatchObject({ kind: "unreadable", requestId, unsure: true });
  expect(unreadable(read).fault).toMatchObject({ kind: "unreadable", requestId, unsure: false });
});

describe("through the gateway", () => {
  it.each([
    ["+15005550001", 21211, "to"],
    ["+15005550003", 21215, "to"],
    ["", 21201, "to"],
  ])("a dial to %j comes to %i, beside the field %s", async (to, code, option) => {
    const { gateway } = setUp();
    const fault = await faultFrom(gateway.participants.create("Lobby", { to, from: OURS }));
    expect(fault).toMatchObject({ code, option, unsure: false, requestId: expect.any(String) });
  });

  it("a label that is taken says so", async () => {
    const { gateway, conference } = setUp();
    const dial = { to: OURS, from: OURS, label: "Ana" };
    const fault = await faultFrom(gateway.participants.create(conference().sid, dial));
    expect(fault).toMatchObject({ kind: "conflict", code: 16026, option: "label" });
  });

  it("somebody on hold cannot be coached", async () => {
    const { gateway, conference } = setUp();
    const { sid, callSid } = conference([{ label: "Ana", hold: true }, { label: "Ben" }]);
    const coach = { coaching: true, callSidToCoach: callSid("Ana") };
    const fault = await faultFrom(gateway.participants.update(sid, callSid("Ben"), coach));
    expect(fault).toMatchObject({ kind: "conflict", code: 16027, option: "callSidToCoach" });
  });
});
