import { loadavg } from "node:os";
import { main } from "@/lib/cli/main.mjs";
import { Stop } from "@/lib/cli/stop.mjs";
import { measureAudit } from "./audit";
import { auditInWords } from "./audit-results";
import { measureBoard } from "./board";
import { inBrowser } from "./in-browser";
import { busy, keep, resultsFile } from "./keep";
import { onLiveBoard } from "./live-board";
import { measurePixels } from "./live-pixels";
import { measureRequests } from "./live-requests";
import { measureRoom } from "./live-room";
import { measureStreams } from "./live-streams";
import { pixelsInWords, requestsInWords, roomInWords, streamsInWords } from "./live-words";
import { measureReads } from "./reads";
import { readsInWords } from "./reads-words";
import { inWords } from "./results";
import { measureSimulator } from "./simulator";
import { simulatorInWords } from "./simulator-words";

/** Something that is measured, and its results as tables for a terminal. */
interface Measured {
  results: object;
  words: string;
}

/** How what Twilio tells reaches the eye. */
const live = {
  pixels: () => measured(onLiveBoard(measurePixels), pixelsInWords),
  requests: () => measured(onLiveBoard(measureRequests), requestsInWords),
  streams: () => measured(onLiveBoard(measureStreams), streamsInWords),
  room: () => measured(onLiveBoard(measureRoom), roomInWords),
};

/** What can be measured by itself. */
const parts: Record<string, () => Promise<Measured>> = {
  simulator: () => measured(measureSimulator(), simulatorInWords),
  audit: () => measured(measureAudit(), auditInWords),
  board: () => measured(inBrowser(measureBoard), inWords),
  reads: () => measured(measureReads(), readsInWords),
  ...live,
};

/** Names for several parts. */
const groups: Record<string, string[]> = { live: Object.keys(live) };

/** `npm run bench`, or `npm run bench -- live`: figures, and no judgement on them. */
async function bench(): Promise<number> {
  const asked = process.argv.slice(2).flatMap((name) => groups[name] ?? [name]);
  const unknown = asked.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    const known = [...Object.keys(parts), ...Object.keys(groups)].join(", ");
    throw new Stop(`There is no "${unknown}" to measure, only ${known}.`);
  }
  let said = "";
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const [before = 0] = loadavg();
    const { results, words } = await measure();
    const [after = 0] = loadavg();
    keep(name, results, { before, after });
    said += words + busy({ before, after });
  }
  process.stdout.write(`${said}\nKept in ${resultsFile}\n`);
  return 0;
}

async function measured<Results extends object>(
  measuring: Promise<Results>,
  tell: (results: Results) => string,
): Promise<Measured> {
  const results = await measuring;
  return { results, words: tell(results) };
}

await main(bench);
