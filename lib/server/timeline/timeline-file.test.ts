import { describe, expect, it } from "vitest";
import {
  answered,
  conference,
  iso,
  participant,
  readEvent,
  START,
} from "@/lib/model/testing/rooms";
import { timelineOf } from "@/lib/model/timeline-of";
import { timelineFile } from "./timeline-file";

const ana = participant("CAana", { label: "=Ana" });
const timeline = timelineOf(
  [
    readEvent(START, { conference, participants: [ana] }),
    answered({ ...ana, muted: true }, START + 5000),
    answered(ana, START + 9000),
  ],
  "CF1",
  START + 60_000,
);

describe("a timeline as a file", () => {
  it("of CSV has a row for each thing that happened, and runs no formula", async () => {
    const file = timelineFile(timeline, "csv");
    expect(file.headers.get("Content-Disposition")).toBe(
      'attachment; filename="bridgeboard-timeline-CF1-2026-01-05.csv"',
    );
    // Reading it as text would take the byte order mark away.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
    expect(text.split("\r\n")).toEqual([
      "\uFEFFat,until,who,call_sid,what,by_whom,conference,conference_sid",
      `${iso(START)},,'=Ana,CAana,Joined,,Support,CF1`,
      `${iso(START + 5000)},${iso(START + 9000)},'=Ana,CAana,Muted,Dana,Support,CF1`,
      `${iso(START + 9000)},,'=Ana,CAana,Unmuted,Dana,Support,CF1`,
      "",
    ]);
  });

  it("of JSON has lanes and bands, with times that people can read", async () => {
    expect(await timelineFile(timeline, "json").json()).toMatchObject({
      conferenceSid: "CF1",
      from: iso(START),
      lanes: [
        {
          name: "=Ana",
          to: null,
          bands: [
            { kind: "in-call", from: iso(START), to: null },
            { kind: "muted", from: iso(START + 5000), to: iso(START + 9000) },
          ],
        },
      ],
    });
  });
});
