import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { freePortBase } from "./e2e-servers.mjs";
import { withoutTwilio } from "./environment.mjs";
import { findOrInstallBrowser } from "./find-or-install-browser.mjs";
import { install } from "./install.mjs";
import { main } from "./main.mjs";
import { npm } from "./npm.mjs";
import { Stop } from "./stop.mjs";

/** `npm run agreement -- --seeds 50`: the stories of two boards that must agree, many and long ones. */
async function agreement() {
  const { seeds, acts } = read();
  await install();
  const browser = await findOrInstallBrowser((text) => void process.stdout.write(text));
  await build();
  const env = {
    ...withoutTwilio(process.env),
    CHROMIUM_PATH: browser,
    E2E_PORT_BASE: await freePortBase(),
    AGREEMENT_SEEDS: String(seeds),
    AGREEMENT_ACTS: String(acts),
  };
  return npm(["run", "--silent", "e2e", "--", "agreement.spec.ts"], { env });
}

function read() {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "50" },
      acts: { type: "string", default: "200" },
    },
  });
  const [seeds, acts] = [Number(values.seeds), Number(values.acts)];
  if (![seeds, acts].every((count) => Number.isInteger(count) && count > 0)) {
    throw new Stop("Give whole numbers, such as `npm run agreement -- --seeds 50 --acts 200`.");
  }
  return { seeds, acts };
}

await main(agreement);
