import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePortBase } from "./e2e-servers.mjs";
import { withoutTwilio } from "./environment.mjs";
import { findOrInstallBrowser } from "./find-or-install-browser.mjs";
import { install } from "./install.mjs";
import { main } from "./main.mjs";
import { runSteps } from "./steps.mjs";
import { testSteps } from "./test-steps.mjs";

/** `npm test`: everything that must hold, from nothing but Node.js and npm. */
async function test() {
  await install();
  const browser = await findOrInstallBrowser();
  process.stdout.write(`Testing with ${browser}\n`);

  const reports = mkdtempSync(join(tmpdir(), "bridgeboard-test-"));
  process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
  // No test may reach anybody's real account.
  const env = { ...withoutTwilio(process.env), NEXT_TELEMETRY_DISABLED: "1" };
  const steps = testSteps({ browser, portBase: await freePortBase(), reports, env });

  const { passed, counts } = await runSteps(steps, {
    print: (line) => process.stdout.write(`${line}\n`),
    now: () => performance.now(),
  });
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
  return passed ? 0 : 1;
}

await main(test);
