import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../simulator";
import { rejection, setUp } from "../testing/room";

async function townHall(size: number) {
  const world = setUp();
  const { conferenceSid } = world.control.seedConference({
    friendlyName: "Town hall",
    participants: Array.from({ length: size }, (_, index) => ({
      label: String(index),
      muted: index % 2 === 0,
    })),
  });
  const path = `${world.account}/Conferences/${conferenceSid}/Participants.json`;
  const page = async (uri: string): Promise<Page> => (await world.ask("GET", uri)).json();
  return {
    ...world,
    conferenceSid,
    path,
    page,
    conference: world.client.conferences(conferenceSid),
  };
}

interface Page {
  participants: { label: string; call_sid: string }[];
  first_page_uri: string;
  next_page_uri: string | null;
  previous_page_uri: string | null;
  uri: string;
  page: number;
  page_size: number;
  start: number;
  end: number;
}

const labels = (page: Page) => page.participants.map(({ label }) => label).join(" ");

describe("paging", () => {
  it("walks on and back in Twilio's envelope", async () => {
    const { page, path } = await townHall(5);
    const first = await page(`${path}?PageSize=2`);
    expect(labels(first)).toBe("4 3");
    expect(first).toMatchObject({
      page: 0,
      page_size: 2,
      start: 0,
      end: 1,
      first_page_uri: `${path}?PageSize=2&Page=0`,
      previous_page_uri: null,
    });
    expect(first.next_page_uri).toMatch(/\?PageSize=2&Page=1&PageToken=PACP[0-9a-f]{32}$/);

    const second = await page(first.next_page_uri ?? "");
    expect(labels(second)).toBe("2 1");
    expect(second).toMatchObject({ page: 1, start: 2, end: 3, uri: first.next_page_uri });
    expect(second.previous_page_uri).toMatch(/\?PageSize=2&Page=0&PageToken=PBCP[0-9a-f]{32}$/);

    const third = await page(second.next_page_uri ?? "");
    expect(labels(third)).toBe("0");
    expect(third).toMatchObject({ start: 4, end: 4, next_page_uri: null });

    const back = await page(second.previous_page_uri ?? "");
    expect(labels(back)).toBe("4 3");
    expect(back).toMatchObject({
      page: 0,
      previous_page_uri: null,
      next_page_uri: first.next_page_uri,
    });
  });

  it("keeps the filters on the way", async () => {
    const { page, path } = await townHall(6);
    const first = await page(`${path}?Muted=true&PageSize=2`);
    expect(first.next_page_uri).toContain("?Muted=true&PageSize=2&Page=1&PageToken=PACP");
    expect(labels(await page(first.next_page_uri ?? ""))).toBe("0");
  });

  it("serves 250 by 50, unless asked for more", async () => {
    const { page, path } = await townHall(250);
    expect((await page(path)).participants).toHaveLength(50);
    expect((await page(`${path}?PageSize=1000`)).participants).toHaveLength(250);
  });

  it("is walked to the end by the SDK, in few requests", async () => {
    const { conference, control } = await townHall(250);
    expect(await conference.participants.list({ pageSize: 100 })).toHaveLength(250);
    expect(control.requests({ method: "GET" })).toHaveLength(3);
  });

  it.each([
    ["PageSize=1001", 20007],
    ["PageSize=0", 20001],
    ["PageSize=many", 20001],
    ["Page=-1", 20001],
    ["PageToken=rubbish", 20001],
    [`PageToken=PACP${"0".repeat(32)}`, 20001],
  ])("refuses %s", async (query, code) => {
    const { page, path } = await townHall(1);
    expect(await page(`${path}?${query}`)).toMatchObject({ status: 400, code });
  });

  it("goes on after a row that has left in between", async () => {
    const { page, path, control, conference } = await townHall(4);
    const first = await page(`${path}?PageSize=2`);
    control.hangUp((await conference.participants("3").fetch()).callSid);
    expect(labels(await page(first.next_page_uri ?? ""))).toBe("1 0");
  });

  it("has an empty page for a conference that has ended in between", async () => {
    const { page, path, conference } = await townHall(4);
    const first = await page(`${path}?PageSize=2`);
    await conference.update({ status: "completed" });
    expect(await page(first.next_page_uri ?? "")).toMatchObject({
      participants: [],
      start: 0,
      end: 0,
    });
  });

  it("shows everybody who stays exactly once, whoever comes and goes", async () => {
    const change = fc.constantFrom("join", "leave");
    const arrivals = fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 12 });
    const scripts = fc.record({
      size: fc.integer({ min: 2, max: 30 }),
      pageSize: fc.integer({ min: 1, max: 7 }),
      changes: arrivals,
      draw: fc.infiniteStream(fc.nat()),
    });
    await fc.assert(
      fc.asyncProperty(scripts, async ({ size, pageSize, changes, draw }) => {
        const { page, path, control, dial, conferenceSid } = await townHall(size);
        const all = (await page(`${path}?PageSize=1000`)).participants;
        const staying = new Map(all.map((one) => [one.call_sid, one.label]));
        // One must stay, or the conference ends.
        const leaving = all.slice(1).map(({ call_sid }) => call_sid);
        const seen: string[] = [];
        let uri: string | null = `${path}?PageSize=${pageSize}`;
        for (let step = 0; uri; step++) {
          const now: Page = await page(uri);
          seen.push(...now.participants.map(({ call_sid }) => call_sid));
          for (const what of changes[step] ?? []) {
            if (what === "join") await dial(conferenceSid);
            const index = draw.next().value % Math.max(1, leaving.length);
            const [gone] = what === "leave" ? leaving.splice(index, 1) : [];
            if (gone) {
              control.hangUp(gone);
              staying.delete(gone);
            }
          }
          uri = now.next_page_uri;
        }
        expect(new Set(seen).size).toBe(seen.length);
        for (const callSid of staying.keys()) expect(seen).toContain(callSid);
      }),
      { numRuns: 60 },
    );
  });

  it("lists 250 in single milliseconds of the processor's time", async () => {
    // Nobody looks over its shoulder here, which would take longer than the list.
    const simulator = createSimulator();
    const { accountSid, authToken, control } = simulator;
    const people = Array.from({ length: 250 }, () => ({}));
    const seeded = control.seedConference({ friendlyName: "Town hall", participants: people });
    const path = `Accounts/${accountSid}/Conferences/${seeded.conferenceSid}/Participants.json`;
    const headers = { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
    const url = `https://api.twilio.com/2010-04-01/${path}?PageSize=250`;
    const list = async () => (await simulator.handle(new Request(url, { headers }))).text();
    await list();
    const before = process.cpuUsage();
    for (let run = 0; run < 20; run++) await list();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 20 / 1000).toBeLessThan(10);
  });
});

describe("the SDK walks through all pages", () => {
  it("of a conference's recordings", async () => {
    const { dial, client, clock } = setUp();
    const { conferenceSid } = await dial("Recorded", { conferenceRecord: "true" });
    await dial("Recorded");
    const { recordings } = client.conferences(conferenceSid);
    for (let count = 0; count < 5; count++) {
      await client
        .conferences(conferenceSid)
        .recordings("Twilio.CURRENT")
        .update({ status: "stopped" });
      clock.advance(5_000);
      // Whoever asks for it, and joins, has the next one begun.
      await dial("Recorded", { conferenceRecord: "true" });
    }
    const all = (await recordings.list()).map(({ sid }) => sid);
    expect(new Set(all).size).toBe(6);
    expect((await recordings.list({ pageSize: 2 })).map(({ sid }) => sid)).toEqual(all);
  });

  it("of an account's numbers, to and fro", async () => {
    const { client } = setUp();
    const numbers = client.incomingPhoneNumbers;
    const all = (await numbers.list()).map(({ sid }) => sid);
    expect(all.length).toBeGreaterThan(1);
    const walked: string[] = [];
    await new Promise<void>((resolve, reject) => {
      numbers.each({
        pageSize: 1,
        callback: ({ sid }) => void walked.push(sid),
        done: (error?: Error) => (error ? reject(error) : resolve()),
      });
    });
    expect(walked).toEqual(all);
    const one = await numbers.page({ pageSize: 1 });
    const next = await one.nextPage();
    expect(next?.instances.map(({ sid }) => sid)).toEqual(all.slice(1, 2));
    expect((await next?.previousPage())?.instances.map(({ sid }) => sid)).toEqual(all.slice(0, 1));
  });
});

it("refuses a friendly name where only a SID will do", async () => {
  const { client } = setUp();
  expect(await rejection(client.conferences("Lobby").participants.list())).toMatchObject({
    status: 405,
    code: 20004,
  });
  expect((await rejection(client.conferences("Lobby").fetch())).status).toBe(405);
});
