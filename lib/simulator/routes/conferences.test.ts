import { describe, expect, it } from "vitest";
import { sendOddRequests } from "../conformance/oversight";
import type { AccountSpec } from "../entities/account";
import { ANSWERS, RINGS } from "../testing/numbers";
import { rejection, setUp } from "../testing/room";

describe("a conference's life", () => {
  it("waits for a second participant, and for one who may start it", async () => {
    const { dial, client } = setUp();
    const { conferenceSid } = await dial("Lobby", { startConferenceOnEnter: false });
    const status = async () => (await client.conferences(conferenceSid).fetch()).status;
    await dial("Lobby", { startConferenceOnEnter: false });
    expect(await status()).toBe("init");
    await dial("Lobby", { to: RINGS });
    expect(await status()).toBe("init");
    await dial("Lobby");
    expect(await status()).toBe("in-progress");
  });

  it("is mixed where the first to join asked for", async () => {
    const { dial, client } = setUp();
    const ringing = await dial("Lobby", { to: RINGS, region: "jp1" });
    const region = async () => (await client.conferences(ringing.conferenceSid).fetch()).region;
    expect(await region()).toBe("unknown");
    await dial("Lobby", { region: "ie1" });
    await dial("Lobby", { region: "de1" });
    expect(await region()).toBe("ie1");
  });

  it("ends when the last one leaves", async () => {
    const { dial, client, control } = setUp();
    const { callSid, conferenceSid } = await dial("Lobby");
    control.hangUp(callSid);
    expect(await client.conferences(conferenceSid).fetch()).toMatchObject({
      status: "completed",
      reasonConferenceEnded: "last-participant-left",
      callSidEndingConference: callSid,
    });
  });

  it("ends when the last one is removed", async () => {
    const { dial, client } = setUp();
    const { callSid, conferenceSid } = await dial("Lobby");
    await client.conferences(conferenceSid).participants(callSid).remove();
    expect(await client.conferences(conferenceSid).fetch()).toMatchObject({
      reasonConferenceEnded: "last-participant-kicked",
    });
  });

  it.each(["left", "kicked"] as const)(
    "ends for everybody when one with endConferenceOnExit has %s",
    async (how) => {
      const { dial, client, control } = setUp();
      const host = await dial("Lobby", { endConferenceOnExit: true });
      const guest = await dial("Lobby");
      const late = await dial("Lobby", { to: RINGS });
      const conference = client.conferences(host.conferenceSid);
      if (how === "left") control.hangUp(host.callSid);
      else await conference.participants(host.callSid).remove();
      expect(await conference.fetch()).toMatchObject({
        status: "completed",
        reasonConferenceEnded: `participant-with-end-conference-on-exit-${how}`,
        callSidEndingConference: host.callSid,
      });
      expect((await client.calls(guest.callSid).fetch()).status).toBe("completed");
      expect((await client.calls(late.callSid).fetch()).status).toBe("canceled");
    },
  );

  it("goes on when one with endConferenceOnExit never answered", async () => {
    const { dial, client, control } = setUp();
    const { conferenceSid } = await dial("Lobby");
    const host = await dial("Lobby", { to: RINGS, endConferenceOnExit: true });
    control.busy(host.callSid);
    expect((await client.conferences(conferenceSid).fetch()).status).toBe("init");
  });

  it("cannot be ended over the API before it has started", async () => {
    const { dial, client } = setUp();
    const { conferenceSid } = await dial("Lobby");
    await dial("Lobby", { to: RINGS });
    const conference = client.conferences(conferenceSid);
    expect(await rejection(conference.update({ status: "completed" }))).toMatchObject({
      status: 400,
      code: 20001,
      message: expect.stringContaining("Bad Request"),
    });
    expect((await conference.fetch()).status).toBe("init");
    expect(await conference.participants.list()).toHaveLength(2);
  });

  it("ends over the API, twice if need be", async () => {
    const { dial, client } = setUp();
    const { conferenceSid, callSid } = await dial("Lobby");
    await dial("Lobby");
    const conference = client.conferences(conferenceSid);
    const ended = await conference.update({ status: "completed" });
    expect(ended).toMatchObject({
      status: "completed",
      reasonConferenceEnded: "conference-ended-via-api",
      callSidEndingConference: null,
    });
    expect((await conference.update({ status: "completed" })).dateUpdated).toEqual(
      ended.dateUpdated,
    );
    expect((await client.calls(callSid).fetch()).status).toBe("completed");
  });

  it("takes no other status, and announces only to those who are there", async () => {
    const { dial, client, ask, account } = setUp();
    const { conferenceSid } = await dial("Lobby");
    const conference = client.conferences(conferenceSid);
    const announceUrl = "https://a.example/fire-drill.mp3";
    expect((await rejection(conference.update({ announceUrl }))).code).toBe(16001);
    await dial("Lobby");
    expect((await conference.update({ announceUrl })).status).toBe("in-progress");
    const response = await ask("POST", `${account}/Conferences/${conferenceSid}.json`, {
      form: "Status=init",
    });
    expect(await response.json()).toMatchObject({ status: 400, code: 20001 });
  });
});

describe("a conference on the wire", () => {
  it("has Twilio's keys in Twilio's order", async () => {
    const { ask, account, control } = setUp();
    const { conferenceSid } = control.seedConference({ friendlyName: "Lobby", participants: [{}] });
    const response = await ask("GET", `${account}/Conferences/${conferenceSid}.json`);
    const body = await response.json();
    expect(Object.keys(body)).toEqual([
      "account_sid",
      "api_version",
      "date_created",
      "date_updated",
      "friendly_name",
      "region",
      "sid",
      "status",
      "subresource_uris",
      "uri",
      "reason_conference_ended",
      "call_sid_ending_conference",
    ]);
    expect(Object.keys(body.subresource_uris)).toEqual(["participants", "recordings"]);
    expect(body).toMatchObject({ reason_conference_ended: null, region: "us1" });
  });
});

/** One conference a day; it is 5 January 2026, 09:00 UTC. */
function threeDays(account: AccountSpec = {}) {
  const world = setUp(account);
  const { control } = world;
  const day = 86_400;
  control.seedConference({
    friendlyName: "Old",
    status: "completed",
    startedAgoSeconds: 2 * day,
    participants: [{}],
  });
  control.seedConference({
    friendlyName: "Waiting",
    status: "init",
    startedAgoSeconds: day,
    participants: [{}],
  });
  control.seedConference({ friendlyName: "Now", participants: [{}, {}] });
  const names = async (filter: Parameters<typeof world.client.conferences.list>[0]) =>
    (await world.client.conferences.list(filter)).map(({ friendlyName }) => friendlyName);
  return { ...world, names };
}

const date = (text: string) => new Date(text);

describe("the list", () => {
  it("shows what is in progress where no status is asked for, however else it is narrowed", async () => {
    const { names } = threeDays();
    expect(await names({})).toEqual(["Now"]);
    expect(await names({ friendlyName: "Old" })).toEqual([]);
    expect(await names({ dateCreated: date("2026-01-04") })).toEqual([]);
    expect(await names({ dateUpdatedBefore: date("2026-01-05") })).toEqual([]);
    expect(await names({ dateUpdatedAfter: date("2026-01-01") })).toEqual(["Now"]);
  });

  it("takes an empty status for none, and repeats none in its URIs", async () => {
    sendOddRequests();
    const { ask, account } = threeDays();
    const response = await ask("GET", `${account}/Conferences.json?Status=`);
    const { conferences, uri } = await response.json();
    expect(conferences).toHaveLength(1);
    expect(uri).toBe(`${account}/Conferences.json?PageSize=50&Page=0`);
  });

  it("shows all of them, newest first, where an account is as it was before", async () => {
    const { names } = threeDays({ conferencesWithoutStatus: "all" });
    expect(await names({})).toEqual(["Now", "Waiting", "Old"]);
    expect(await names({ dateCreatedAfter: date("2026-01-04") })).toEqual(["Now", "Waiting"]);
  });

  it("filters by status, name and date", async () => {
    const { names } = threeDays();
    expect(await names({ status: "init" })).toEqual(["Waiting"]);
    expect(await names({ status: "completed" })).toEqual(["Old"]);
    expect(await names({ friendlyName: "Now" })).toEqual(["Now"]);
    expect(await names({ friendlyName: "No" })).toEqual([]);
    const waiting = { status: "init" } as const;
    expect(await names({ ...waiting, dateCreated: date("2026-01-04") })).toEqual(["Waiting"]);
    expect(await names({ ...waiting, dateCreatedAfter: date("2026-01-04") })).toEqual(["Waiting"]);
    const over = { status: "completed" } as const;
    expect(await names({ ...over, dateCreatedBefore: date("2026-01-04") })).toEqual(["Old"]);
    expect(await names({ ...over, dateUpdated: date("2026-01-05") })).toEqual(["Old"]);
  });

  it.each(["2026-01-05T09:00:00Z", "yesterday", "2026-02-30", "05.01.2026"])(
    "refuses the date %s",
    async (text) => {
      const { ask, account } = setUp();
      const response = await ask("GET", `${account}/Conferences.json?DateCreated%3E=${text}`);
      expect(await response.json()).toMatchObject({ status: 400, code: 20001 });
    },
  );

  it("echoes the filters in its URIs, encoded as Twilio does", async () => {
    sendOddRequests();
    const { ask, account } = setUp();
    const query = "Status=in-progress&DateCreated%3E=2021-01-01&FriendlyName=Town+hall";
    const response = await ask("GET", `${account}/Conferences.json?${query}&Foo=1`);
    expect(await response.json()).toEqual({
      conferences: [],
      first_page_uri: `${account}/Conferences.json?${query}&PageSize=50&Page=0`,
      next_page_uri: null,
      previous_page_uri: null,
      uri: `${account}/Conferences.json?${query}&PageSize=50&Page=0`,
      page: 0,
      page_size: 50,
      start: 0,
      end: 0,
    });
  });
});

it("forgets old conferences one by one, so that memory stays flat", async () => {
  const { control, client } = setUp();
  for (let index = 0; index < 1_010; index++) {
    control.seedConference({
      friendlyName: `Room ${index}`,
      status: "completed",
      participants: [],
    });
  }
  const kept = await client.conferences.list({ status: "completed", pageSize: 1000 });
  expect(kept).toHaveLength(1_000);
  expect(kept.at(-1)?.friendlyName).toBe("Room 10");
});

it("keeps a running conference however many end after it", async () => {
  const { control, client, dial } = setUp();
  const { conferenceSid } = await dial("Lobby", { to: ANSWERS });
  for (let index = 0; index < 1_010; index++) {
    control.seedConference({
      friendlyName: `Room ${index}`,
      status: "completed",
      participants: [],
    });
  }
  expect((await client.conferences(conferenceSid).fetch()).friendlyName).toBe("Lobby");
});
