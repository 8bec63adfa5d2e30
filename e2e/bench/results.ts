import type { Click } from "./clicks";
import { type Spread, spreadOf, table, tenths } from "./figures";
import type { FirstLoad } from "./first-load";

/** What a run of the benchmark comes to. */
export interface Results {
  firstLoad: Record<"conferencePage" | "emptyPage", FirstLoad>;
  /** In milliseconds. */
  times: Record<
    "clickToTwilio" | "clickToTwilioDuringDial" | "acknowledgement" | "acknowledgementDuringDial",
    Spread
  >;
}

export function resultsOf(
  firstLoad: Results["firstLoad"],
  { idle, duringDial }: Record<"idle" | "duringDial", Click[]>,
): Results {
  return {
    firstLoad,
    times: {
      clickToTwilio: spread(idle, "toTwilio"),
      clickToTwilioDuringDial: spread(duringDial, "toTwilio"),
      acknowledgement: spread(idle, "acknowledged"),
      acknowledgementDuringDial: spread(duringDial, "acknowledged"),
    },
  };
}

/** The results as two tables for a terminal. */
export function inWords({ firstLoad, times }: Results): string {
  const { conferencePage, emptyPage } = firstLoad;
  const ours = conferencePage.gzipBytes - emptyPage.gzipBytes;
  const weights = table([
    ["First-load JavaScript", "gzip", "scripts"],
    ["The conference page", kilobytes(conferencePage.gzipBytes), `${conferencePage.scripts}`],
    ["An empty page", kilobytes(emptyPage.gzipBytes), `${emptyPage.scripts}`],
    ["The difference", kilobytes(ours), ""],
  ]);
  const mutes = table([
    ["A mute", "p50", "p95", "of"],
    timeRow("Click to request at Twilio, idle", times.clickToTwilio),
    timeRow("Click to request at Twilio, a dial held open", times.clickToTwilioDuringDial),
    timeRow("Action round trip, idle", times.acknowledgement),
    timeRow("Action round trip, a dial held open", times.acknowledgementDuringDial),
  ]);
  return `\n${weights}\n\n${mutes}\n`;
}

function spread(clicks: Click[], what: keyof Click): Spread {
  return spreadOf(clicks.map((click) => click[what]));
}

const kilobytes = (bytes: number) => `${tenths(bytes / 1000)} kB`;

function timeRow(name: string, { p50, p95, samples }: Spread): string[] {
  return [name, `${tenths(p50)} ms`, `${tenths(p95)} ms`, `${samples}`];
}
