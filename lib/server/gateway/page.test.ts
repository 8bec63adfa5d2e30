import { describe, expect, it } from "vitest";
import { all, faultFrom, type Scene, setUp } from "../testing/gateway";
import { eachRow, type Page } from "./page";

/** A gateway to an account with seven conferences, of which two fit a page. */
async function manyConferences() {
  const scene = setUp();
  for (let number = 1; number <= 7; number++) scene.conference(undefined, `No. ${number}`);
  const first = await scene.gateway.conferences.page({ status: "in-progress", pageSize: 2 });
  return { ...scene, first };
}

const names = (page: Awaited<ReturnType<Scene["gateway"]["conferences"]["page"]>>) =>
  page.conferences.map(({ friendlyName }) => friendlyName);

describe("the address of a page", () => {
  it("has no host in it, and leads on and back", async () => {
    const { gateway, simulator, first } = await manyConferences();
    const path = `/2010-04-01/Accounts/${simulator.accountSid}/Conferences.json`;
    expect(
      first.next?.startsWith(`${path}?Status=in-progress&PageSize=2&Page=1&PageToken=PACF`),
    ).toBe(true);

    const second = await gateway.conferences.pageAt(first.next ?? "");
    expect(names(second)).toEqual(["No. 5", "No. 4"]);
    const back = await gateway.conferences.pageAt(second.previous ?? "");
    expect(names(back)).toEqual(names(first));
  });

  it("keeps the filters", async () => {
    const { gateway, control, first } = await manyConferences();
    await gateway.conferences.pageAt(first.next ?? "");
    expect(control.requests().at(-1)?.query).toContainEqual(["Status", "in-progress"]);
  });

  it.each([
    ["another host", (path: string) => `https://example.com${path}`],
    ["another host without a scheme", (path: string) => `//example.com${path}`],
    ["another host after a backslash", (path: string) => `\\\\example.com${path}`],
    ["Twilio without encryption", (path: string) => `http://api.twilio.com${path}`],
    ["Twilio on another port", (path: string) => `https://api.twilio.com:8443${path}`],
    ["another account", (path: string) => path.replace(/AC\w+/, `AC${"9".repeat(32)}`)],
    ["another list", (path: string) => path.replace("Conferences", "Calls")],
    [
      "another list by a detour",
      (path: string) => path.replace(/Conf.*/, "Conferences/../Calls.json"),
    ],
    ["no address", () => "https://["],
    ["nothing", () => ""],
  ])("is refused when it is %s, and nothing is asked", async (_, forge) => {
    const { gateway, control, first } = await manyConferences();
    const before = control.requests().length;
    const fault = await faultFrom(gateway.conferences.pageAt(forge(first.next ?? "")));
    expect(fault).toMatchObject({ kind: "invalid", unsure: false });
    expect(control.requests()).toHaveLength(before);
  });

  it("of another conference's participants is refused", async () => {
    const { gateway, conference, control } = setUp();
    const one = conference(undefined, "One");
    const two = conference(undefined, "Two");
    const { next } = await gateway.participants.page(one.sid, { pageSize: 1 });
    expect((await gateway.participants.pageAt(one.sid, next ?? "")).rows).toHaveLength(1);
    const before = control.requests().length;
    const fault = await faultFrom(gateway.participants.pageAt(two.sid, next ?? ""));
    expect(fault.kind).toBe("invalid");
    expect(control.requests()).toHaveLength(before);
  });
});

/** Pages of two numbers each, without end, and how many of them were read. */
function numbers() {
  let read = 0;
  const page = async (from: number): Promise<Page<number>> => {
    read += 1;
    return { rows: [from, from + 1], next: String(from + 2), previous: null };
  };
  const rows = (limit: number) =>
    eachRow(
      () => page(0),
      (at) => page(Number(at)),
      limit,
    );
  return { rows, pagesRead: () => read };
}

describe("every row of every page", () => {
  it("is read no further than it is taken", async () => {
    const { rows, pagesRead } = numbers();
    const taken = rows(100);
    expect(pagesRead()).toBe(0);
    await taken.next();
    await taken.next();
    expect(pagesRead()).toBe(1);
    expect((await taken.next()).value).toBe(2);
    expect(pagesRead()).toBe(2);
  });

  it.each([
    [1, [0], 1],
    [2, [0, 1], 1],
    [3, [0, 1, 2], 2],
  ])("ends after %i, without a look at the next page", async (limit, expected, pages) => {
    const { rows, pagesRead } = numbers();
    expect(await all(rows(limit))).toEqual(expected);
    expect(pagesRead()).toBe(pages);
  });

  it("ends with the last page", async () => {
    const last: Page<string> = { rows: ["only"], next: null, previous: null };
    const rows = eachRow(
      async () => last,
      () => Promise.reject(new Error("No more pages")),
      10,
    );
    expect(await all(rows)).toEqual(["only"]);
  });
});
