import { type Spread, table, tenths } from "./figures";
import type { Pixels } from "./live-pixels";
import type { Requests } from "./live-requests";
import type { FullRoom } from "./live-room";
import type { Streams } from "./live-streams";

export function pixelsInWords({ callbackToPixels, callbackToAnswer }: Pixels): string {
  return tableOf([
    ["A callback of Twilio's", "p50", "p95", "of"],
    ["Sent to pixels changed", ...spread(callbackToPixels), `${callbackToPixels.samples}`],
    ["Sent to answered", ...spread(callbackToAnswer), `${callbackToAnswer.samples}`],
  ]);
}

export function requestsInWords({ rows }: Requests): string {
  return tableOf([
    ["Requests to Twilio in a minute", "with callbacks", "without"],
    ...rows.map(({ viewers, called, uncalled }) => [
      `${viewers} viewer${viewers === 1 ? "" : "s"} of one conference`,
      `${called}`,
      `${uncalled}`,
    ]),
  ]);
}

export function streamsInWords({ rows, perSecond }: Streams): string {
  const name = `Streams, ${perSecond} callbacks a second`;
  return tableOf([
    [name, "p50", "p95", "lost", "repeated", "answered p95", "refused", "memory each", "processor"],
    ...rows.map((row) => [
      row.streams.toLocaleString("en"),
      ...spread(row.callbackToReader),
      `${row.lost}`,
      `${row.repeated}`,
      ms(row.callbackToAnswer.p95),
      `${row.refused}`,
      row.memoryPerStream === null ? "?" : `${tenths(row.memoryPerStream.quiet / 1000)} kB`,
      row.processor === null ? "?" : `${Math.round(row.processor * 100)}%`,
    ]),
  ]);
}

export function roomInWords({
  participants,
  perSecond,
  pressToPaint,
  quiet,
  busy,
}: FullRoom): string {
  const felt = (name: string, { seconds, longTasks, frames }: typeof busy) => [
    name,
    `${longTasks.count} in ${seconds} s`,
    ms(longTasks.longest),
    `${frames.late} of ${frames.drawn}`,
    ms(frames.longestGap),
  ];
  const frames = tableOf([
    [`A room of ${participants}`, "long tasks", "longest", "late frames", "longest gap"],
    felt("Nothing happens", quiet),
    felt(`${perSecond} callbacks a second`, busy),
  ]);
  const presses = tableOf([
    ["A press on Mute meanwhile", "p50", "p95", "of"],
    ["To the next paint", ...spread(pressToPaint), `${pressToPaint.samples}`],
  ]);
  return frames + presses;
}

const tableOf = (rows: string[][]) => `\n${table(rows)}\n`;
const ms = (value: number) => `${tenths(value)} ms`;
const spread = ({ p50, p95 }: Spread) => [ms(p50), ms(p95)];
