import { type Spread, table, tenths } from "./figures";
import type { Reads } from "./reads";

export function readsInWords({ conferences, minutes, budget, rows }: Reads): string {
  const name = `${conferences} live conferences, ${minutes} minutes`;
  const reads = table([
    [name, "reads a minute", "fullest minute", "of counts", `within ${budget}`],
    ...rows.map(({ who, reads: all, worstMinute, worstMinuteOfCounts }) => [
      who,
      `${Math.round(all / minutes)}`,
      `${worstMinute}`,
      `${worstMinuteOfCounts}`,
      worstMinute <= budget ? "yes" : "no",
    ]),
  ]);
  const times = table([
    ["Meanwhile", "press p50", "p99", "of", "count's age p50", "p99", "streams refused"],
    ...rows.map(({ who, toTwilio, age, refused }) => [
      who,
      ms(toTwilio, "p50"),
      ms(toTwilio, "p99"),
      `${toTwilio.samples}`,
      seconds(age, "p50"),
      seconds(age, "p99"),
      `${refused}`,
    ]),
  ]);
  return `\n${reads}\n\n${times}\n`;
}

const ms = (spread: Spread, which: "p50" | "p99") => `${tenths(spread[which])} ms`;
const seconds = (spread: Spread, which: "p50" | "p99") =>
  spread.samples > 0 ? `${tenths(spread[which] / 1000)} s` : "–";
