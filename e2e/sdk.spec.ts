import { expect, test } from "@playwright/test";
import twilio from "twilio";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { uniqueName } from "./simulator";
import { simulatorAccount } from "./simulator-account";

/** Twilio's own HTTP client; only the host is another one. */
class ToSimulator extends twilio.RequestClient {
  override request<T>(options: Parameters<typeof twilio.RequestClient.prototype.request<T>>[0]) {
    const { pathname, search } = new URL(options.uri);
    return super.request<T>({
      ...options,
      uri: endToEndServers().simulator.url + pathname + search,
    });
  }
}

const { accountSid, authToken } = simulatorAccount;
const client = twilio(accountSid, authToken, { httpClient: new ToSimulator() });

const from = "+14155550100";
const ANSWERS = "+15005550011";

test("the official SDK dials, reads, lists, changes and removes", async () => {
  const name = uniqueName("Lobby #1 (café)");
  const { participants } = client.conferences(encodeURIComponent(name));
  const maya = await participants.create({ from, to: ANSWERS, label: "Maya" });
  await participants.create({ from, to: ANSWERS, label: "Ana", muted: true });
  expect(maya).toMatchObject({ accountSid, label: "Maya", status: "queued", muted: false });
  expect(maya.dateCreated).toBeInstanceOf(Date);

  const conference = client.conferences(maya.conferenceSid);
  await expect
    .poll(async () => (await conference.fetch()).toJSON())
    .toMatchObject({ friendlyName: name, status: "in-progress", region: "us1" });
  const byLabel = await conference.participants("Maya").fetch();
  expect(byLabel).toMatchObject({ callSid: maya.callSid, status: "connected" });

  const muted = await conference.participants.list({ muted: true });
  expect(muted.map(({ label }) => label)).toEqual(["Ana"]);
  const held = await conference.participants("Maya").update({ hold: true });
  expect(held.hold).toBe(true);
  expect(await conference.participants("Maya").remove()).toBe(true);
  const left = await conference.participants.list();
  expect(left.map(({ label }) => label)).toEqual(["Ana"]);
  expect(await conference.update({ status: "completed" })).toMatchObject({ status: "completed" });
  const [ended] = await client.conferences.list({ friendlyName: name, status: "completed" });
  expect(ended?.reasonConferenceEnded).toBe("conference-ended-via-api");
});

test("the official SDK goes through a list page by page, there and back", async () => {
  const name = uniqueName("Daily");
  const { participants } = client.conferences(encodeURIComponent(name));
  const labels = ["Ana", "Ben", "Cleo", "Dev", "Eve"];
  let conferenceSid = "";
  for (const label of labels) {
    ({ conferenceSid } = await participants.create({ from, to: ANSWERS, label }));
  }
  const list = client.conferences(conferenceSid).participants;

  const first = await list.page({ pageSize: 2 });
  const second = await first.nextPage();
  const third = await second?.nextPage();
  const pages = [first, second, third].map((page) => page?.instances.map(({ label }) => label));
  expect(pages).toEqual([["Eve", "Dev"], ["Cleo", "Ben"], ["Ana"]]);
  expect(await third?.nextPage()).toBeUndefined();
  const back = await second?.previousPage();
  expect(back?.instances.map(({ label }) => label)).toEqual(["Eve", "Dev"]);

  const all = await list.list({ pageSize: 2, limit: 4 });
  expect(all.map(({ label }) => label)).toEqual(["Eve", "Dev", "Cleo", "Ben"]);
});

test("what is refused reaches the official SDK as Twilio's own error", async () => {
  const nobody = client.conferences(`CF${"0".repeat(32)}`).participants("Maya");
  await expect(nobody.fetch()).rejects.toMatchObject({
    status: 404,
    code: 20404,
    moreInfo: "https://www.twilio.com/docs/errors/20404",
  });
  const { participants } = client.conferences(uniqueName("Lobby"));
  await expect(participants.create({ from, to: "+15005550001" })).rejects.toMatchObject({
    status: 400,
    code: 21211,
  });
  const stranger = twilio(accountSid, "f".repeat(32), { httpClient: new ToSimulator() });
  await expect(stranger.conferences.list()).rejects.toMatchObject({ status: 401, code: 20003 });
});
