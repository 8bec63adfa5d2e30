import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { driftBetween, sayingsOfOpenApi, sayingsOfSdk } from "./drift-sayings.mjs";

const usage = `Usage: npm run drift -- [options]

Compares what Twilio says of every option with what it said when somebody read it last, and ends with 1 where
something has changed. Read what it says now, change what has to be changed here, and then:

  --read <about> --means <words>  you have read it; in a line, what it means for Bridgeboard
  --sdk <folder>                  another copy of Twilio's SDK than the one that is installed
  --openapi <file>                an OpenAPI document of Twilio's, too
  --help                          shows this`;

const file = fileURLToPath(new URL("./drift-known.json", import.meta.url));
const installed = fileURLToPath(new URL("../../node_modules/twilio", import.meta.url));

const { values } = parseArgs({
  options: {
    read: { type: "string" },
    means: { type: "string" },
    sdk: { type: "string", default: installed },
    openapi: { type: "string" },
    help: { type: "boolean" },
  },
});

if (values.help) console.log(usage);
else process.exitCode = values.read === undefined ? tell() : take(values.read, values.means ?? "");

/** What is kept, and what is said now. */
function both() {
  const known = JSON.parse(readFileSync(file, "utf8"));
  const { version } = JSON.parse(readFileSync(`${values.sdk}/package.json`, "utf8"));
  const sdk = { known: known.sdk, found: sayingsOfSdk(values.sdk) };
  const openapi =
    values.openapi && existsSync(values.openapi)
      ? { known: known.openapi, found: sayingsOfOpenApi(values.openapi) }
      : null;
  return { known, version, sdk, openapi };
}

function tell() {
  const { known, version, sdk, openapi } = both();
  const drift = [sdk, openapi].flatMap((one) => (one ? driftBetween(one.known, one.found) : []));
  for (const { about, change } of drift) console.log(`${change.padEnd(12)}  ${about}`);
  const what = `Twilio's SDK ${version}${openapi ? " and its OpenAPI document" : ""}`;
  const since = `read last at ${known.version}`;
  console.log(
    drift.length === 0
      ? `${what} says what it said (${since}).`
      : `${what} says ${drift.length} things otherwise (${since}). --help says how to go on.`,
  );
  return drift.length === 0 ? 0 : 1;
}

/** @param {string} about @param {string} means */
function take(about, means) {
  const { known, version, sdk, openapi } = both();
  const place = about in sdk.found || about in sdk.known ? "sdk" : "openapi";
  const found = (place === "sdk" ? sdk.found : openapi?.found)?.[about];
  if (means.trim() === "" || (!found && !(about in known[place]))) {
    console.error(
      means.trim() ? `Nothing is said of ${about}.` : "Say in a line what it means: --means",
    );
    return 1;
  }
  if (found) known[place][about] = found;
  else delete known[place][about];
  known.read[about] = `${version}: ${means.trim()}`;
  if (driftBetween(known.sdk, sdk.found).length === 0) known.version = version;
  save(known);
  return 0;
}

/** @param {Record<string, unknown>} known */
function save(known) {
  writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
}
